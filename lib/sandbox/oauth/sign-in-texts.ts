// cspell:ignore Annuleren Inloggen Doorgaan
import type { Language } from "../language";

/** The words of the sign-in and the error page. They are ours, and so is the page: Profit's own shows no list of users. */
export const TEXTS = {
  nl: {
    title: "Inloggen bij de sandbox",
    explanation: (app: string, host: string) =>
      `App connector ${app} vraagt toegang. Na het inloggen gaat u terug naar ${host}. Dit is een oefenomgeving: er is geen wachtwoord.`,
    who: "Wie bent u?",
    notInGroup: "niet in de gebruikersgroep",
    signIn: "Inloggen",
    cancel: "Annuleren",
    errorTitle: "Inloggen kan niet",
    errors: {
      client: "De client_id is onbekend of de app connector is geblokkeerd.",
      redirectUri: "De redirect_uri ontbreekt of is niet geregistreerd bij de app connector.",
      form: "Deze pagina is al gebruikt of te oud. Begin opnieuw in de toepassing waar u vandaan kwam.",
    },
  },
  en: {
    title: "Sign in to the sandbox",
    explanation: (app: string, host: string) =>
      `App connector ${app} asks for access. After signing in you go back to ${host}. This is a practice environment: there is no password.`,
    who: "Who are you?",
    notInGroup: "not in the user group",
    signIn: "Sign in",
    cancel: "Cancel",
    errorTitle: "You cannot sign in",
    errors: {
      client: "The client_id is unknown or the app connector is blocked.",
      redirectUri: "The redirect_uri is missing or not registered with the app connector.",
      form: "This page was used before or is too old. Start again in the application you came from.",
    },
  },
} as const satisfies Record<Language, unknown>;

export type SignInProblem = keyof (typeof TEXTS)["nl"]["errors"];
