/** Wat een export onderweg zegt: wachten, afbreken, verdergaan, en wat het lezen over de volgorde liet zien. */
export const exportTransfer = {
  resume: "Ga verder",
  discard: "Gooi weg",
  brokenOff: "Export niet af",
  broken: "De export brak af{rows, plural, =-1 {} one { na # rij} other { na # rijen}}.",
  kept: "Wat er al is, blijft bewaard zolang deze pagina open is. Je kunt een dag lang verdergaan.",
  stopped:
    "Gestopt{rows, plural, =-1 {} one { na # rij} other { na # rijen}}. Er is nog geen bestand; je kunt verdergaan of weggooien wat er is.",
  changed: "De velden zijn veranderd sinds de export afbrak. Begin opnieuw: de delen zouden niet bij elkaar passen.",
  profitAsksToWait: "Profit vraagt {seconds, plural, one {# seconde} other {# seconden}} te wachten.",
  consoleAway:
    "Geen verbinding met de console. Nieuwe poging over {seconds, plural, one {# seconde} other {# seconden}}.",
  unique: "Volgorde gecontroleerd: elke rij is uniek, er is niets dubbel of weg.",
  notUnique:
    "De volgorde onderscheidt niet alle rijen: {count, plural, one {# paar buren is gelijk} other {# paren buren zijn gelijk}}. Er kunnen rijen dubbel zijn of ontbreken. Sorteer ook op een uniek veld.",
  moved:
    "Terwijl er gelezen werd, verschoven er rijen op {count, plural, one {# plek} other {# plekken}}. Er kunnen rijen dubbel zijn of ontbreken.",
  skip: {
    noKey: "Deels gelezen met skip: de sleutel was daar leeg of heeft geen type waarop Profit kan vergelijken.",
    tooLong: "Gelezen met skip: met de sleutel in het filter zou het verzoek te lang worden.",
    notFound: "Deels gelezen met skip: vanaf de sleutel was de laatste rij niet terug te vinden.",
  },
  smallPages: "Profit kon grote pagina's niet aan. De kleinste had {rows, plural, one {# rij} other {# rijen}}.",
};
