import { reportRefusals } from "./report-refusals";
import { updateRefusals } from "./update-refusals";

const wait =
  "{unit, select, minutes {over {amount, plural, one {# minuut} other {# minuten}}} hours {over {amount, plural, one {# uur} other {# uur}}} other {later}}";

/**
 * Three lines per cause (design 5.4): what happened, what most likely lies behind it, what to do about it with the path
 * through Profit's menu. The keys are lib/profit/explain.ts's list. Not for jokes, codes or apologies.
 */
export const refusals = {
  ...updateRefusals,
  ...reportRefusals,
  labels: {
    likely: "Waarschijnlijk",
    todo: "Wat te doen",
    original: "Melding van Profit",
    logReference: "Logreferentie",
    copyLogReference: "Kopieer logreferentie",
    copied: "Gekopieerd",
    status: "HTTP {status}",
    retry: "Probeer opnieuw",
  },
  wrongToken: {
    happened: "Profit accepteert het token niet.",
    likely:
      "Het token is verlopen, ingetrokken of hoort bij een andere omgeving. Oudere Profit-versies antwoorden ook zo als de connector niet in de app-connector staat.",
    todo: "Maak een nieuw token aan in Profit: Algemeen > Beheer > App connector > tabblad Gebruikerstokens. Vervang daarna het token van deze verbinding.",
  },
  addressBlocked: {
    happened: "Profit laat dit IP-adres niet toe.",
    likely:
      "De app-connector heeft IP-restricties en het adres van deze server staat er niet bij. Bij grote drukte geeft Profit deze melding soms ook.",
    todo: "Laat het uitgaande IP-adres van deze server toevoegen: Algemeen > Beheer > App connector > IP-restricties.",
  },
  appConnectorBlocked: {
    happened: "De app-connector is geblokkeerd.",
    likely: "Een nieuwe app-connector begint geblokkeerd, of een beheerder heeft hem uitgezet.",
    todo: "Vink Geblokkeerd uit: Algemeen > Beheer > App connector > tabblad Algemeen.",
  },
  connectorNotAuthorised: {
    happened: "Profit kent deze connector niet voor dit token.",
    likely: "De connector staat niet in de app-connector, of de gebruiker van het token heeft er geen rechten op.",
    todo: "Voeg de connector toe: Algemeen > Beheer > App connector. Staat hij er al bij, controleer dan de groep van de gebruiker: Algemeen > Beheer > Autorisatie tool.",
  },
  connectorBlocked: {
    happened: "Deze GetConnector is geblokkeerd in Profit.",
    likely: "Een beheerder heeft hem geblokkeerd, of AFAS deed dat omdat hij te zwaar of te vaak werd aangeroepen.",
    todo: "Los eerst de oorzaak op. Vink daarna Geblokkeerd uit: Algemeen > Uitvoer > Beheer > GetConnector > actie Definitie.",
  },
  unknownField: {
    happened: "Het veld {field} zit niet in deze GetConnector.",
    likely: "Het filter of de sortering gebruikt een veld dat is hernoemd of uit de GetConnector is gehaald.",
    todo: "Haal {field} uit filter en sortering, of zet het veld terug: Algemeen > Uitvoer > Beheer > GetConnector.",
  },
  unknownValue: {
    happened: "Een ingevulde waarde bestaat niet in Profit.",
    likely: "De code is onbekend, geblokkeerd of hoort bij een andere administratie.",
    todo: "Zoek in de melding hieronder om welk veld het gaat en kies een bestaande waarde.",
  },
  missingValue: {
    happened: "Een verplicht veld is leeg.",
    likely: "Profit verlangt een waarde in het veld dat de melding hieronder noemt.",
    todo: "Vul dat veld en probeer het opnieuw.",
  },
  recordInUse: {
    happened: "De gegevens zijn in gebruik bij een andere gebruiker.",
    likely: "Iemand heeft hetzelfde record of dezelfde boekingslay-out open in Profit.",
    todo: "Wacht tot de ander klaar is en probeer het opnieuw.",
  },
  tooMuchData: {
    happened: "Profit kwam geheugen tekort voor dit antwoord.",
    likely: "Er zijn te veel rijen of kolommen in één keer gevraagd, of er zitten grote memovelden of bestanden bij.",
    todo: "Vraag minder rijen per keer of filter strenger. Blijft het gebeuren, zet dan een vast filter op de GetConnector: Algemeen > Uitvoer > Beheer > GetConnector.",
  },
  durationExceeded: {
    happened: "Profit brak de opdracht af: de maximale tijdsduur van 15 minuten is verstreken.",
    likely: "De GetConnector is te zwaar: veel rijen, een snelfilter, functievelden of een filter op vrije velden.",
    todo: "Filter strenger of vraag minder rijen per keer. Maak zo nodig de GetConnector lichter: Algemeen > Uitvoer > Beheer > GetConnector.",
  },
  requestMalformed: {
    happened: "Profit begrijpt het verzoek niet.",
    likely:
      "Een filterwaarde heeft een vorm die Profit niet leest, bijvoorbeeld een datum met Z of een tekst in een getalveld.",
    todo: "Controleer de waarden in het filter. Haal voorwaarden weg tot het lukt; de laatste was de oorzaak.",
  },
  requestTooLarge: {
    happened: "Het verzoek is te groot voor Profit.",
    likely: "Profit neemt hoogstens 75 MB per verzoek aan, bijlagen inbegrepen.",
    todo: "Verstuur minder of kleinere bestanden per keer.",
  },
  notFound: {
    happened: "Profit vindt op dit adres niets.",
    likely:
      "De naam van de connector of het adres van de omgeving klopt niet, of het bestand bestaat niet of is voor deze gebruiker niet zichtbaar.",
    todo: "Controleer de naam en het deelnemernummer van de verbinding. Gaat het om een bestand, controleer dan de rechten: Algemeen > Beheer > Autorisatie tool.",
  },
  unexpected: {
    happened: "In Profit ging iets mis dat Profit zelf niet verklaart.",
    likely:
      "Een filter of sortering die de GetConnector niet aankan (een veld met een punt in de naam, een berekend veld), of een tijdelijke storing.",
    todo: "Probeer het zonder filter en sortering. Lukt dat niet, zoek dan met de logreferentie in het omgevingslogboek van Profit.",
  },
  refused: {
    happened: "Profit weigert dit verzoek.",
    likely: "De reden staat in de melding van Profit hieronder.",
    todo: "Is de melding niet duidelijk, geef dan de logreferentie aan de Profit-beheerder: die vindt het hele verhaal in het omgevingslogboek.",
  },
  maintenance: {
    happened: "Profit is nu niet beschikbaar.",
    likely: "Er is onderhoud, of Profit is te druk.",
    todo: `Probeer het ${wait} opnieuw. Kijk op afasstatus.nl of AFAS een storing meldt.`,
  },
  timeout: {
    happened: "Profit antwoordde niet op tijd.",
    likely: "Profit is nog bezig: de vraag is zwaar of het is druk. Profit stopt niet als wij stoppen.",
    todo: "Wacht even en vraag dan minder rijen, of filter strenger.",
  },
  unreachable: {
    happened: "Profit is niet bereikbaar.",
    likely:
      "Het deelnemernummer in het adres bestaat niet, of deze server mag niet naar buiten (firewall, proxy, DNS).",
    todo: "Controleer het adres van de verbinding en of deze server rest.afas.online op poort 443 bereikt. Kijk ook op afasstatus.nl.",
  },
  hostNotAllowed: {
    happened: "Dit adres staat deze console niet toe. Er is niets verstuurd.",
    likely: "Het is geen adres van AFAS Online, of het wijst naar een intern netwerkadres.",
    todo: "Gebruik een adres van AFAS Online. Draait Profit ergens anders, laat dan de beheerder van deze console de host toestaan.",
  },
  requestTooLong: {
    happened: "Het filter is te lang. Er is niets verstuurd.",
    likely: "Profit neemt hoogstens 2049 tekens in de adresregel aan; daarboven antwoordt het met 404.",
    todo: "Gebruik minder voorwaarden of kortere waarden, of verdeel de vraag over meer keren.",
  },
  redirected: {
    happened: "De server stuurt door naar een ander adres. Dat volgen we niet, want het token zou meegaan.",
    likely: "Het adres is verouderd of wijst naar een inlogpagina.",
    todo: "Zet in de verbinding het juiste adres, bijvoorbeeld van de vorm 12345.rest.afas.online.",
  },
  notProfit: {
    happened: "Er antwoordt iets, maar dat is geen Profit.",
    likely: "Het adres hoort bij een website of proxy, of er staat een inlogpagina van het netwerk tussen.",
    todo: "Controleer het adres van de verbinding en de proxy van het netwerk.",
  },
  badAnswer: {
    happened: "Profits antwoord heeft niet de vorm die we verwachten.",
    likely: "Deze GetConnector levert iets wat we niet kennen, of iets onderweg heeft het antwoord veranderd.",
    todo: "Probeer het opnieuw. Blijft het gebeuren, kijk dan in de geschiedenis naar het antwoord en meld het.",
  },
  answerEmpty: {
    happened: "Profit antwoordde zonder inhoud.",
    likely: "Profit of een proxy sloot de lijn vóór het antwoord, of het adres is niet dat van de REST-service.",
    todo: "Probeer het opnieuw. Blijft het leeg, controleer dan het adres van de verbinding.",
  },
  answerNotJson: {
    happened: "Profits antwoord is geen geldige JSON.",
    likely: "Iets onderweg heeft het antwoord veranderd, of een waarde in deze GetConnector is beschadigd.",
    todo: "Vraag minder rijen per keer om de rij te vinden, of vraag het netwerkbeheer naar de proxy.",
  },
  answerNotXml: {
    happened: "Profits antwoord is geen geldige XML.",
    likely: "Iets onderweg heeft het antwoord veranderd, of een waarde in deze GetConnector is beschadigd.",
    todo: "Vraag minder rijen per keer om de rij te vinden, of haal de rijen op over REST.",
  },
  answerOtherRows: {
    happened: "Profit gaf andere rijen dan gevraagd.",
    likely: "De gegevens veranderden tijdens het lezen, of een proxy gaf een oud antwoord terug.",
    todo: "Probeer het opnieuw, met een unieke volgorde.",
  },
  answerFieldsMissing: {
    happened: "In Profits antwoord ontbreken velden die de GetConnector wel heeft.",
    likely: "De GetConnector is net gewijzigd, of de gebruiker van het token mag deze velden niet zien.",
    todo: "Laad de pagina opnieuw. Blijft het zo, kijk dan in Profit: Algemeen > Uitvoer > Beheer > GetConnector.",
  },
  answerCellUnfit: {
    happened: "Het veld {field} heeft een waarde die niet past bij zijn type in de metainfo.",
    likely:
      "De GetConnector noemt een ander type of minder decimalen dan zijn rijen hebben. De waarde zelf staat in de geschiedenis.",
    todo: "Exporteer naar een formaat zonder types, zoals CSV, of laat dit veld weg.",
  },
  answerCutOff: {
    happened: "Profits antwoord brak halverwege af.",
    likely:
      "De lijn viel weg, of Profit of een proxy sloot haar. De rijen die al binnen waren zijn niet het hele antwoord.",
    todo: "Probeer het opnieuw, met minder rijen per keer.",
  },
  answerTooLarge: {
    happened: "Profits antwoord is te groot om te laten zien.",
    likely: "Er zijn veel rijen en kolommen in één keer gevraagd, of er zitten bestanden of lange teksten in.",
    todo: "Vraag minder rijen per keer, of exporteer alles naar een bestand.",
  },
  fileBroken: {
    happened: "Het bestand kwam beschadigd aan.",
    likely:
      "De inhoud is geen geldige base64: iets onderweg heeft het antwoord veranderd, of het bestand staat zo in Profit.",
    todo: "Haal het bestand opnieuw op. Blijft het zo, open het dan in Profit zelf.",
  },
  fileGone: {
    happened: "Profit geeft dit bestand niet.",
    likely:
      "Het bestand is verwijderd of staat niet meer op de schijf, of de gebruiker van de app connector mag het niet zien. Profit vertelt niet welk van de twee.",
    todo: "Open het item in Profit. Is het bestand daar te zien, geef de gebruiker van de app connector dan rechten: Algemeen > Beheer > Autorisatie tool.",
  },
  itemNotFound: {
    happened: "Dit bestaat niet (meer).",
    likely: "Het is verwijderd, of je hebt er geen toegang toe.",
    todo: "Ga terug naar de lijst. Vraag een beheerder om toegang als het er hoort te zijn.",
  },
  forbidden: {
    happened: "Dit mag je niet.",
    likely: "Je rol of je toegang tot deze verbinding laat het niet toe.",
    todo: "Vraag een beheerder van deze console om de juiste rol of toegang.",
  },
  invalidInput: {
    happened: "De invoer klopt niet.",
    likely: "Een veld is leeg, te lang of heeft de verkeerde vorm, of de gedeelde link is beschadigd.",
    todo: "Verbeter de invoer en probeer het opnieuw.",
  },
  conflict: {
    happened: "Dit is niet opgeslagen, want het botst met wat er al is.",
    likely: "De naam bestaat al, of iemand anders heeft het intussen gewijzigd.",
    todo: "Laad de pagina opnieuw en kies zo nodig een andere naam.",
  },
  lastAdmin: {
    happened: "Dit kan niet: er moet een beheerder overblijven.",
    likely: "Dit is de enige actieve beheerder.",
    todo: "Maak eerst iemand anders beheerder.",
  },
  weakPassword: {
    happened: "Dit wachtwoord is te zwak.",
    likely: "Het is te kort, staat op een lijst van veelgebruikte wachtwoorden of lijkt op je naam.",
    todo: "Kies een langer wachtwoord, bijvoorbeeld een zin van vier woorden.",
  },
  wrongPassword: {
    happened: "E-mailadres of wachtwoord klopt niet.",
    likely: "Een typefout, of het wachtwoord is gewijzigd.",
    todo: "Probeer het opnieuw, of vraag een beheerder om een nieuwe link.",
  },
  tooManyAttempts: {
    happened: "Te veel pogingen.",
    likely: "Er is te vaak een verkeerd wachtwoord ingevuld voor dit account of vanaf dit adres.",
    todo: `Probeer het ${wait} opnieuw.`,
  },
  linkExpired: {
    happened: "Deze link werkt niet meer.",
    likely: "Hij is verlopen of al gebruikt.",
    todo: "Vraag een beheerder om een nieuwe link.",
  },
  notSignedIn: {
    happened: "Je bent niet aangemeld.",
    likely: "Je sessie is verlopen of ergens anders beëindigd.",
    todo: "Meld je opnieuw aan.",
  },
  internal: {
    happened: "In deze console ging iets mis.",
    likely: "Een fout in Schakel zelf of een probleem met de database.",
    todo: "Probeer het opnieuw. Blijft het gebeuren, geef dan het tijdstip door aan de beheerder van deze console: het logbestand zegt meer.",
  },
  rowsBrokeOff: {
    happened:
      "De rijen kwamen niet allemaal aan: na {rows, plural, =0 {nul rijen} one {# rij} other {# rijen}} brak het antwoord af.",
    likely: "Profit of de verbinding viel weg tijdens het versturen.",
    todo: "Wat aankwam is bewaard. Kies “Ga verder” om de rest op te halen.",
  },
  rowsNotRows: {
    happened: "Het antwoord bestaat niet uit rijen.",
    likely: "Iets onderweg, zoals een proxy, heeft het antwoord veranderd.",
    todo: "Probeer het opnieuw. Blijft het zo, vraag dan de netwerkbeheerder naar de proxy.",
  },
  rowsTooMuch: {
    happened: "De browser heeft geen geheugen meer voor meer rijen.",
    likely: "Er zijn er al heel veel geladen, of een rij is tientallen megabytes groot.",
    todo: "Filter strenger, haal minder rijen op, of exporteer ze naar een bestand.",
  },
  consoleUnreachable: {
    happened: "De console antwoordt niet.",
    likely: "De verbinding met het netwerk is weg, of de console wordt opnieuw gestart.",
    todo: "Controleer je netwerk en probeer het opnieuw.",
  },
};
