import { hexOf } from "./random";

/** Somebody who may sign in. The persons are made up; ids have the form that Profit Online gives them (protocol 2.6). */
export type User = {
  /** Such as `12345.JANSEN`. */
  id: string;
  name: string;
  email: string;
  /** For the services of the NTLM era only: the sign-in page asks for none. */
  password: string;
};

/** The user that a token acts as when it was not asked for by a person. */
export const SYSTEM_USER = "12345.SANDBOX";

const PERSONS = [
  { id: SYSTEM_USER, name: "Sandbox", email: "sandbox@vandijktechniek.example" },
  { id: "12345.JANSEN", name: "Anneke Jansen", email: "a.jansen@vandijktechniek.example" },
  { id: "12345.BAKKER", name: "Joost Bakker", email: "j.bakker@vandijktechniek.example" },
  { id: "12345.GAST", name: "Gast", email: "gast@vandijktechniek.example" },
] as const;

/** Those who stand in the groups of the app connectors; the guest is in none, so that a refusal can be seen. */
export const GROUP: readonly string[] = PERSONS.map(({ id }) => id).filter((id) => id !== "12345.GAST");

/** The users of the environment. Passwords follow from the seed, so that a stored one still works after a restart. */
export function usersOf(seed: string): readonly User[] {
  return PERSONS.map((person) => ({ ...person, password: hexOf(`${seed} password ${person.id}`, 16) }));
}
