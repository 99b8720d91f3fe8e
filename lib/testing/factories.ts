import { randomBytes } from "node:crypto";
import { connectionStore } from "@/lib/store/connections/connection-store";
import { peopleStore } from "@/lib/store/people/people-store";

type NewConnection = Parameters<typeof connectionStore.insert>[0];

/** Token XML of no environment: random, so that a test may look for it anywhere. */
export function madeUpToken(): string {
  return `<token><version>1</version><data>${randomBytes(32).toString("hex").toUpperCase()}</data></token>`;
}

/** Stores a person without a password; every test makes its own. */
export async function somePerson(given: Partial<Parameters<typeof peopleStore.insert>[0]> = {}) {
  const email = `${randomBytes(6).toString("hex")}@example.nl`;
  const person = await peopleStore.insert({ email, name: "Anna", role: "consultant", password: null, ...given });
  if (!person) throw new Error("The factory's person was refused");
  return person;
}

/** Stores a connection; nobody is granted it. */
export async function someConnection(given: Partial<NewConnection> = {}) {
  return connectionStore.insert({
    name: "Productie",
    environmentType: "production",
    environmentNumber: "12345",
    environmentCode: null,
    restBaseUrl: "https://12345.rest.afas.online/ProfitRestServices/",
    soapBaseUrl: null,
    origin: "person",
    createdBy: null,
    secret: madeUpToken(),
    ...given,
  });
}
