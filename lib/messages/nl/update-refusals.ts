/** Waarom er niet verstuurd wordt: regels van Schakel zelf, en berichten die zo niet te versturen zijn. */
export const updateRefusals = {
  sendInterrupted: {
    happened: "De console viel uit terwijl dit bericht onderweg was.",
    likely:
      "Schakel is gestopt of opnieuw gestart voordat het antwoord binnen was. Profit kan het bericht verwerkt hebben.",
    todo: "Lees terug of het in Profit staat, voordat je opnieuw verstuurt.",
  },
  sendAbandoned: {
    happened: "Dit bericht is niet verstuurd.",
    likely: "De verbinding met Schakel viel weg voordat het onderweg was; daarna is de opdracht ingetrokken.",
    todo: "Bekijk de verzending opnieuw en verstuur het dan.",
  },
  noSoapAddress: {
    happened: "Deze verbinding heeft geen adres voor SOAP.",
    likely: "Het adres is bij de verbinding niet ingevuld, of zijn host is hier niet toegestaan.",
    todo: "Vul bij de verbinding het SOAP-adres in, of laat de host toestaan (PROFIT_HOSTS).",
  },
  productionLocked: {
    happened: "Deze productieomgeving is vergrendeld.",
    likely: "In productie kan alleen geschreven worden nadat een beheerder heeft ontgrendeld, en die tijd is om.",
    todo: "Vraag een beheerder om te ontgrendelen, met de reden. Er is niets verstuurd.",
  },
  outcomeUnknown: {
    happened: "Van precies dit bericht is de uitkomst nog onbekend.",
    likely:
      "Het is eerder verstuurd en het antwoord bleef uit, of het is nog onderweg. Profit kan het al verwerkt hebben.",
    todo: "Lees eerst terug of het in Profit staat. Weet je zeker dat het niet verwerkt is, verstuur dan opnieuw met een reden.",
  },
  previewOutdated: {
    happened: "Het bericht is niet meer wat je hebt bekeken.",
    likely: "Het bericht, de verbinding of de connector is na het bekijken gewijzigd.",
    todo: "Bekijk de verzending opnieuw. Er is niets verstuurd.",
  },
  notSendable: {
    happened: "Dit bericht kan zo niet verstuurd worden.",
    likely: "Er ontbreekt iets, of het past niet in één aanroep.",
    todo: "Bekijk de verzending: daar staat wat er ontbreekt. Er is niets verstuurd.",
  },
};

/** Per reden één zin, voor de voorvertoning van een verzending. */
export const updateBlocks = {
  notXml: "Het bericht is geen geldige XML. Wat eraan mankeert, staat onder de editor.",
  noRecords: "Het bericht heeft geen enkel record (Element).",
  tooManyRecords: "Het bericht heeft {count} records; één bericht kan er {limit} hebben.",
  noAction: "Record {record} zegt niet wat er moet gebeuren. Geef Fields een Action: insert, update of delete.",
  badAction: "Record {record} heeft als Action “{value}”; dat moet insert, update of delete zijn.",
  mixedActions:
    "REST doet één soort actie per aanroep; dit bericht heeft er meer. Splits het, of verstuur het over SOAP.",
  deleteOne:
    "REST verwijdert één record per aanroep; dit bericht heeft er {count}. Splits het, of verstuur het over SOAP.",
  deleteWithMore:
    "REST verwijdert met alleen de sleutel; de onderdelen in dit bericht gaan dan niet mee. Haal ze weg, of verstuur het over SOAP.",
  deleteNeedsKey: "Dit record heeft geen sleutel, dus REST kan niet weten wat het moet verwijderen.",
  noSoapAddress: "Deze verbinding heeft geen adres voor SOAP.",
  notAsJson: "Dit bericht is niet als JSON te schrijven: {message}",
  unwritable: "Het bericht bevat een teken dat XML niet kan overbrengen.",
  tooLarge: "Het bericht is {size} MB groot; Profit neemt {limit} MB aan.",
};
