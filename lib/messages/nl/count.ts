/** Hoeveel rijen er zijn en welke de nieuwste is, zonder connector die telt. */
export const count = {
  button: "Tel rijen…",
  title: "Hoeveel rijen?",
  all: "{count, plural, one {# rij} other {# rijen}}, allemaal opgehaald.",
  known: "Ten minste {count, plural, one {# rij} other {# rijen}}.",
  cost: "Profit telt niet zelf: er wordt steeds één rij verder gevraagd. Bij {rows} rijen zijn dat ten hoogste {calls} aanroepen; voorbij {slow} rijen is dat traag voor Profit. Exporteer je toch alles, dan weet je het precies zonder dit.",
  count: "Tel rijen",
  again: "Tel opnieuw",
  stop: "Stop tellen",
  atLeast: "{calls, plural, one {# aanroep} other {# aanroepen}}: ten minste {least} rijen{most, select, other {}}",
  between: "{calls, plural, one {# aanroep} other {# aanroepen}}: tussen {least} en {most} rijen",
  counted: "{count, plural, one {# rij} other {# rijen}}, geteld op {moment}.",
  newestTitle: "Nieuwste rij",
  newestBy: "Volgens",
  newest: "Zoek (1 aanroep)",
  newestNone: "Er zijn geen rijen.",
  newestEmpty: "Dit veld is in geen enkele rij gevuld.",
};
