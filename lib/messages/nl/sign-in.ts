/** Aanmelden and the one-time link to choose a password. Short: people see this page every day. */
export const signIn = {
  title: "Aanmelden",
  email: "E-mailadres",
  password: "Wachtwoord",
  showPassword: "Wachtwoord tonen",
  hidePassword: "Wachtwoord verbergen",
  submit: "Meld aan",
  or: "of",
  oidc: "Meld aan met je organisatie",
  forgotten: "Wachtwoord vergeten? Vraag een beheerder om een nieuwe link.",
  problems: {
    wrong: "E-mailadres of wachtwoord klopt niet.",
    wait: "Te veel mislukte pogingen. Probeer het om {time} opnieuw.",
    noAccount:
      "Je bent bij je organisatie aangemeld, maar hebt hier nog geen account. Vraag een beheerder om je toe te voegen.",
    oidc: "Aanmelden bij je organisatie is niet gelukt. Probeer het opnieuw.",
    unreachable: "De console antwoordt niet. Controleer je netwerk en probeer het opnieuw.",
    internal: "In deze console ging iets mis. Probeer het opnieuw; blijft het gebeuren, meld het dan de beheerder.",
  },
  setUp: {
    firstTitle: "Eerste beheerder",
    firstIntro: "Deze console heeft nog geen beheerder. Maak hier het eerste account.",
    title: "Kies je wachtwoord",
    intro: "Je meldt je voortaan aan met {email}.",
    name: "Naam",
    passwordRule: "Minstens 15 tekens. Alles mag, ook spaties: een zin van vier woorden is goed.",
    submitFirst: "Maak account",
    submit: "Bewaar wachtwoord",
    expiredTitle: "Deze link werkt niet meer",
    expired: "Hij is verlopen of al gebruikt. Vraag een beheerder om een nieuwe.",
    expiredFirst:
      "Hij is verlopen of al gebruikt. Is er nog geen beheerder, start de console dan opnieuw: die toont een nieuwe link.",
    toSignIn: "Naar aanmelden",
  },
  passwordProblems: {
    tooShort: "Nog te kort: minstens 15 tekens.",
    tooLong: "Te lang: hoogstens 256 tekens.",
    common: "Dit wachtwoord is te voorspelbaar. Kies woorden die niet bij elkaar horen.",
    personal: "Dit bestaat uit je naam of e-mailadres. Kies woorden die niemand aan jou verbindt.",
  },
  emailProblem: "Vul een e-mailadres in, zoals naam@bedrijf.nl.",
  nameProblem: "Vul een naam in.",
};
