/** Apart, because app/global-error.tsx has no provider around it and must not carry every text to say these. */
export const trouble = {
  title: "Deze pagina is vastgelopen",
  what: "Er ging iets mis in Schakel zelf. Wat je op deze pagina had ingevuld, kan weg zijn.",
  todo: "Probeer het opnieuw. Blijft het misgaan, geef dan de code hieronder door aan je beheerder.",
  tryAgain: "Opnieuw proberen",
  reference: "Code",
  copyReference: "Kopieer code",
  home: "Naar het begin",
};
