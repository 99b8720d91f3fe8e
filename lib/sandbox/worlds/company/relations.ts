import { folded } from "../../filter/text-pattern";

export type Address = {
  addressId: number;
  street: string | null;
  number: number | null;
  addition: string | null;
  zip: string | null;
  town: string | null;
  country: string;
  poBox: boolean;
};

export type BankAccount = { iban: string | null; bic: string | null; country: string; blockedAccount: boolean };

/** An organisation or a person: what Profit calls a basic contact. `bcCo` is its number. */
export type Relation = {
  kind: "organisation" | "person";
  bcCo: string;
  /** Profit's own number for it, which nobody chooses. */
  bcId: number;
  name: string;
  searchName: string;
  address: Address | null;
  /** Where mail goes; null where that is the address itself. */
  postal: Address | null;
  phone: string | null;
  email: string | null;
  /** As it was written last: from then on it is also that of the employee. */
  workMail?: string | null;
  homepage: string | null;
  kvk: string | null;
  fiscalNumber: string | null;
  person: Person | null;
  /** The preferred one first. */
  banks: BankAccount[];
  note: string | null;
  created: string;
  modified: string;
};

export type Person = {
  /** What one is called by; `givenName` where the papers say another. */
  firstName: string | null;
  givenName: string | null;
  initials: string | null;
  prefix: string | null;
  lastName: string;
  gender: string | null;
  birthDate: string | null;
  bsn: string | null;
  mobile: string | null;
};

/** Who can be reached at an organisation: a person who works there (PRS), a department (AFD), where goods go (AFL). */
export type Contact = {
  contactId: number;
  kind: string;
  organisation: Relation;
  person: Relation | null;
  /** The organisation's where the contact has none. */
  address: Address | null;
  postal: Address | null;
  department: string | null;
  jobTitle: string | null;
  email: string | null;
  /** The organisation's and the person's own where the contact has none. */
  phone: string | null;
  mobile: string | null;
  blocked: boolean;
  created: string;
  modified: string;
};

export type Debtor = {
  debtorId: string;
  relation: Relation;
  branch: string;
  vatNumber: string | null;
  currency: string;
  paymentTerm: string;
  creditLimit: number;
  blocked: boolean;
  collect: boolean;
  collectAccount: string;
};
export type Creditor = {
  creditorId: string;
  relation: Relation;
  vatNumber: string | null;
  paymentTerm: string;
  blocked: boolean;
  autoPayment: boolean;
};

export type Relations = {
  organisations: Relation[];
  persons: Relation[];
  contacts: Contact[];
  debtors: Debtor[];
  creditors: Creditor[];
};

/** What a person is called in full; the last name alone where nothing else is known. */
export function fullNameOf({ firstName, prefix, lastName }: Person): string {
  return [firstName, prefix, lastName].filter(Boolean).join(" ");
}

export function searchNameOf(name: string): string {
  return folded(name)
    .replace(/[^a-z0-9]/g, "")
    .toUpperCase()
    .slice(0, 10);
}
