import type { Messages } from "../nl";

export const signIn: Messages["signIn"] = {
  title: "Sign in",
  email: "E-mail address",
  password: "Password",
  showPassword: "Show password",
  hidePassword: "Hide password",
  submit: "Sign in",
  or: "or",
  oidc: "Sign in with your organisation",
  forgotten: "Forgotten your password? Ask an administrator for a new link.",
  problems: {
    wrong: "The e-mail address or password is not right.",
    wait: "Too many failed attempts. Try again at {time}.",
    noAccount: "You are signed in at your organisation but have no account here yet. Ask an administrator to add you.",
    oidc: "Signing in at your organisation did not work. Try again.",
    unreachable: "The console does not answer. Check your network and try again.",
    internal: "Something went wrong in this console. Try again; if it keeps happening, tell the administrator.",
  },
  setUp: {
    firstTitle: "First administrator",
    firstIntro: "This console has no administrator yet. Make the first account here.",
    title: "Choose your password",
    intro: "From now on you sign in with {email}.",
    name: "Name",
    passwordRule: "At least 15 characters. Anything goes, spaces too: a sentence of four words is fine.",
    submitFirst: "Make account",
    submit: "Save password",
    expiredTitle: "This link no longer works",
    expired: "It has expired or has been used. Ask an administrator for a new one.",
    expiredFirst:
      "It has expired or has been used. If there is no administrator yet, restart the console: it shows a new link.",
    toSignIn: "Go to sign-in",
  },
  passwordProblems: {
    tooShort: "Too short still: at least 15 characters.",
    tooLong: "Too long: at most 256 characters.",
    common: "This password is too predictable. Choose words that do not belong together.",
    personal: "This is made of your name or e-mail address. Choose words that nobody connects with you.",
  },
  emailProblem: "Enter an e-mail address, such as name@company.com.",
  nameProblem: "Enter a name.",
};
