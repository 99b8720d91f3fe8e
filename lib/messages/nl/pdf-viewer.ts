/** Het voorbeeld van een PDF in de pagina. */
export const pdfViewer = {
  title: "PDF {name}",
  opening: "Het document wordt geopend",
  bar: "Document",
  previous: "Vorige pagina",
  next: "Volgende pagina",
  page: "Pagina",
  of: "van {pages}",
  zoomIn: "Vergroot",
  zoomOut: "Verklein",
  fit: "Pas aan de breedte aan",
  percent: "{percent}%",
  find: "Zoek in het document",
  findNext: "Volgende vindplaats",
  findPrevious: "Vorige vindplaats",
  findClose: "Sluit zoeken",
  found: "{count, plural, =0 {Niet gevonden} other {{at} van {count}}}",
  download: "Download",
  problem: {
    broken:
      "Dit bestand is geen PDF, of het is beschadigd of afgekapt. Het kan hier niet worden getoond; downloaden kan wel.",
    encrypted: "Deze PDF is met een wachtwoord beveiligd. Download het bestand en open het met het wachtwoord.",
    noPages: "Deze PDF heeft geen pagina's: er is niets om te tonen.",
    cannotDraw:
      "Deze PDF kan in deze browser niet worden getoond. Download het bestand en open het in een ander programma.",
  },
};
