/** Waarom een rapport niet kwam, drie regels per oorzaak (design 5.4). Hoort bij refusals.ts. */
export const reportRefusals = {
  reportStartScreen: {
    happened: "Dit rapport heeft een eigen startscherm en kan niet van buiten worden gestart.",
    likely:
      "Het startscherm stelt vragen aan wie het rapport draait. Via de ReportConnector kan niemand ze beantwoorden.",
    todo: "Maak in Profit een kopie van het rapport zonder startscherm: Algemeen > Uitvoer > Beheer > Rapport. Zet de vragen als filtervelden in het rapport en neem het nummer van de kopie hier op.",
  },
  reportNotAuthorised: {
    happened: "De gebruiker van dit token mag dit rapport niet draaien.",
    likely:
      "De groep van de gebruiker heeft geen rechten op het rapport, of de ReportConnector staat niet in de app connector.",
    todo: "Geef de groep rechten op het rapport: Algemeen > Beheer > Autorisatie tool. Controleer ook of de ReportConnector aanstaat: Algemeen > Beheer > App connector.",
  },
  reportUnknown: {
    happened: "Profit kent dit rapport niet.",
    likely: "Het nummer klopt niet, het rapport is verwijderd, of het staat in een andere omgeving.",
    todo: "Zoek het nummer (GUID) op bij de eigenschappen van het rapport: Algemeen > Uitvoer > Beheer > Rapport. Pas daarna het rapport hier aan.",
  },
  reportUnknownField: {
    happened: "Het rapport kent het veld {field} niet.",
    likely: "De code is niet die van het veld in dit rapport, of het veld is uit de gegevensverzameling gehaald.",
    todo: "Controleer de veldcodes in het rapport (zoals U002): Algemeen > Uitvoer > Beheer > Rapport. Pas daarna de filtervelden hier aan.",
  },
  reportTimeout: {
    happened: "Het rapport was niet op tijd klaar.",
    likely: "Er zitten te veel regels in, of Profit is druk. Profit breekt een rapport na 15 minuten af.",
    todo: "Kies een kortere periode of een strenger filter. Heb je er veel nodig, maak dan een reeks: dan wacht niemand.",
  },
  reportEmpty: {
    happened: "Profit gaf een rapport zonder inhoud.",
    likely:
      "Er is niets dat aan deze waarden voldoet, of de gebruiker van het token mag de gegevens niet zien. Profit vertelt niet welk van de twee.",
    todo: "Controleer de waarden. Draai het rapport met dezelfde waarden in Profit: is het daar wel gevuld, controleer dan de rechten van de gebruiker: Algemeen > Beheer > Autorisatie tool.",
  },
};
