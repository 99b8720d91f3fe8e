/** Wat er veranderde sinds de vorige keer, van een bewaarde query. */
export const changes = {
  label: "Wijzigingen",
  since: "Gewijzigd sinds {moment}",
  none: "Nog geen beginpunt",
  unknown: "Het beginpunt is nu niet te lezen",
  reading: "Beginpunt opzoeken…",
  otherQuestion:
    "De query vraagt nu iets anders dan toen: rijen die er nieuw bij horen kunnen ouder zijn. Begin opnieuw om ze te zien.",
  from: "Vanaf",
  fromMark: "het beginpunt",
  fromStart: "het begin",
  fromMoment: "een moment",
  moment: "Moment (Nederlandse tijd)",
  fetch: "Haal wijzigingen op",
  rows: "{count, plural, =0 {Niets gewijzigd} one {# rij gewijzigd} other {# rijen gewijzigd}}",
  most: "De eerste {count, number} wijzigingen. Neem ze als nieuw beginpunt en haal de rest op.",
  take: "Neem als nieuw beginpunt",
  taken: "Het beginpunt is nu {moment}.",
  takeHint: "De volgende keer komt alleen wat daarna veranderde. Tot dan verandert er niets.",
  broken: "Niet alles is gelezen. Haal de wijzigingen opnieuw op; het beginpunt is niet verschoven.",
  loading: "Wijzigingen ophalen…",
};
