// cspell:ignore Adress Contactid Grek Recidence Telefoonnr
import type { GetConnectorDefinition } from "../../rows/definition";
import { date, decimal, flag, getConnector, int, key, memo, text } from "../../rows/columns";
import { addressLine, townLine } from "./address-line";
import type { Company } from "./company";
import { countryNameOf } from "./organisation";

type Relations = Company["relations"];

const everybody = (relations: Relations) => () => [...relations().organisations, ...relations().persons];

/** Organisations, persons, contacts, addresses, bank accounts, debtors and creditors. */
export function relationConnectors({ relations }: Company): GetConnectorDefinition[] {
  return [
    organisationsAndPersons(relations),
    contacts(relations),
    addresses(relations),
    bankAccounts(relations),
    debtors(relations),
    creditors(relations),
  ];
}

function organisationsAndPersons(relations: Relations): GetConnectorDefinition {
  return getConnector("Profit_OrgPer", "Organisaties/personen (excl. autorisatie)", everybody(relations), [
    key("BcCo", 15, "Nummer", "Number", (r) => r.bcCo),
    text("Type", 1, "Soort basiscontact", "Kind of basic contact", (r) => (r.kind === "organisation" ? "1" : "2")),
    text("SearchName", 10, "Zoeknaam", "Search name", (r) => r.searchName),
    text("Name", 80, "Naam", "Name", (r) => r.name),
    text("AdressLine1", 80, "Adresregel 1 (straat - huisnummer)", "Address line 1 (street - house number)", (r) =>
      addressLine(r.address),
    ),
    text("AdressLine3", 80, "Adresregel 3 (postcode - woonplaats)", "Address line 3 (postcode - city)", (r) =>
      townLine(r.address),
    ),
    text("AdressLine4", 80, "Adresregel 4 (land)", "Address line 4 (country)", (r) =>
      r.address === null ? null : countryNameOf(r.address.country).toUpperCase(),
    ),
    text("TelWork", 20, "Telefoonnr. werk", "Work phone no.", (r) => r.phone),
    text("MailWork", 255, "E-mail werk", "Work e-mail", (r) => r.email),
    text("Homepage", 255, "Homepage", "Website", (r) => r.homepage),
    memo("Note", "Opmerking", "Remark", (r) => r.note),
    text("ChOfCommNr", 15, "KvK-nummer", "COC number", (r) => r.kvk),
    date("DateBirth", "Geboortedatum", "Date of birth", (r) => r.person?.birthDate ?? null),
    text("BSN", 9, "BSN", "Social security number (BSN)", (r) => r.person?.bsn ?? null),
    date("CreateDate", "Aanmaakdatum", "Created on", (r) => r.created),
    date("ModifiedDate", "Gewijzigd op", "Changed on", (r) => r.modified),
  ]);
}

function contacts(relations: Relations): GetConnectorDefinition {
  return getConnector("Profit_Contacts", "Contacten", () => relations().contacts, [
    text("Type", 3, "Soort contact code", "Kind of contact code", (c) => c.kind),
    int("ContactId", 9, "Contactid", "Contact ID", (c) => c.contactId),
    text("Name", 80, "Naam", "Name", (c) => c.organisation.name),
    key("OrgNumber", 15, "Organisatienummer", "Organisation number", (c) => c.organisation.bcCo),
    key("PerNumber", 15, "Persoonsnummer", "Person number", (c) => c.person?.bcCo ?? null),
    text("Department", 50, "Afdeling", "Department", (c) => c.department),
    flag("Blocked", "Geblokkeerd", "Blocked", (c) => c.blocked),
    text("AddressLine1", 80, "Adresregel 1 (straat - huisnummer)", "Address line 1 (street - house number)", (c) =>
      addressLine(c.address ?? c.organisation.address),
    ),
    text("AddressLine3", 80, "Adresregel 3 (postcode - woonplaats)", "Address line 3 (postcode - city)", (c) =>
      townLine(c.address ?? c.organisation.address),
    ),
    text("TelWork", 20, "Telefoonnr. werk", "Work phone no.", (c) => c.phone ?? c.organisation.phone),
    text("MobWork", 20, "Mobiel werk", "Work mobile no.", (c) => c.mobile ?? c.person?.person?.mobile ?? null),
    text("MailWork", 255, "E-mail werk", "Work e-mail", (c) => c.email),
    text("Function", 50, "Functie", "Function", (c) => c.jobTitle),
    text(
      "FullName",
      100,
      "Roepnaam voorvoegsel achternaam",
      "Usual name prefix last name",
      (c) => c.person?.name ?? null,
    ),
    text("Gender", 1, "Geslacht code", "Gender code", (c) => c.person?.person?.gender ?? null),
    date("CreateDate", "Aanmaakdatum", "Created on", (c) => c.created),
    date("ModifiedDate", "Gewijzigd op", "Changed on", (c) => c.modified),
  ]);
}

function addresses(relations: Relations): GetConnectorDefinition {
  const all = () =>
    everybody(relations)().flatMap(({ address, created, modified }) =>
      address === null ? [] : [{ address, created, modified }],
    );
  return getConnector("Profit_Address", "Adressen", all, [
    int("AddressId", 9, "Adres-ID", "Address ID", (r) => r.address.addressId),
    text("AddressLine", 120, "Voorbeeldadres op 1 regel", "Sample address on 1 line", ({ address }) =>
      [addressLine(address), townLine(address)].filter((line) => line !== null).join(", "),
    ),
    flag("PoBox", "Postbusadres", "P.O. box address", (r) => r.address.poBox),
    text("Address", 60, "Straat", "Street", (r) => (r.address.poBox ? "Postbus" : r.address.street)),
    int("Number", 6, "Huisnummer", "House number", (r) => r.address.number),
    text("NumberAdd", 30, "Toevoeging aan huisnummer", "House number addition", (r) => r.address.addition),
    text("ZipCode", 15, "Postcode", "Postal code", (r) => r.address.zip),
    text("Recidence", 50, "Woonplaats", "City", (r) => r.address.town),
    key("Country", 3, "Land", "Country", (r) => r.address.country),
    date("CreateDate", "Aanmaakdatum", "Created on", (r) => r.created),
    date("ModifiedDate", "Gewijzigd op", "Changed on", (r) => r.modified),
  ]);
}

function bankAccounts(relations: Relations): GetConnectorDefinition {
  const accounts = () =>
    everybody(relations)().flatMap((relation) => relation.banks.map((bank) => ({ relation, bank })));
  return getConnector("Profit_BankAccounts", "Bankrekeningen", accounts, [
    key("BcCo", 15, "Nummer", "Number", (a) => a.relation.bcCo),
    text("Name", 80, "Naam", "Name", (a) => a.relation.name),
    key("Country", 3, "Land van bank", "Country of bank", (a) => a.bank.country),
    text("BIC", 11, "BIC-code", "BIC code", (a) => a.bank.bic),
    text("IBAN", 34, "IBAN-nummer", "IBAN number", (a) => a.bank.iban),
    flag("Grek", "G-rekening", "'G' account", (a) => a.bank.blockedAccount),
  ]);
}

function debtors(relations: Relations): GetConnectorDefinition {
  return getConnector("Profit_Debtor", "Debiteuren", () => relations().debtors, [
    key("DebtorId", 16, "Nummer debiteur", "Debtor number", (d) => d.debtorId),
    text("DebtorName", 80, "Naam debiteur", "Debtor name", (d) => d.relation.name),
    key("BcCo", 15, "Nummer org./pers.", "Organisation/person number", (d) => d.relation.bcCo),
    text("SearchName", 10, "Zoeknaam", "Search name", (d) => d.relation.searchName),
    text("AdressLine1", 80, "Adresregel 1 (straat - huisnummer)", "Address line 1 (street - house number)", (d) =>
      addressLine(d.relation.address),
    ),
    text("AdressLine3", 80, "Adresregel 3 (postcode - woonplaats)", "Address line 3 (postcode - city)", (d) =>
      townLine(d.relation.address),
    ),
    text("TelNr", 20, "Telefoonnr. werk", "Work phone no.", (d) => d.relation.phone),
    text("Email", 255, "E-mail werk", "Work e-mail", (d) => d.relation.email),
    text("IBAN", 34, "IBAN-nummer", "IBAN number", (d) => d.relation.banks[0]?.iban ?? null),
    text("VatNr", 20, "Btw-identificatienummer", "VAT identification number", (d) => d.vatNumber),
    text("ChOfCommNr", 15, "KvK-nummer", "COC number", (d) => d.relation.kvk),
    key("CollectAccount", 16, "Verzamelrekening", "Summary account", (d) => d.collectAccount),
    key("PayCon", 5, "Betalingsvoorwaarde", "Payment condition", (d) => d.paymentTerm),
    flag("Blocked", "Geblokkeerd voor levering", "Blocked for delivery", (d) => d.blocked),
    decimal("CreditLimit", 2, "Kredietlimiet", "Credit limit", (d) => d.creditLimit),
    key("CurrencyId", 3, "Valuta", "Currency", (d) => d.currency),
    flag("AutoPayment", "Automatisch incasseren", "Automatically collect", (d) => d.collect),
    key("Vestiging", 3, "Vestiging", "Branch", (d) => d.branch),
    date("CreateDate", "Aanmaakdatum", "Created on", (d) => d.relation.created),
    date("ModifiedDate", "Gewijzigd op", "Changed on", (d) => d.relation.modified),
  ]);
}

function creditors(relations: Relations): GetConnectorDefinition {
  return getConnector("Profit_Creditor", "Crediteuren", () => relations().creditors, [
    key("CreditorId", 16, "Nummer crediteur", "Creditor number", (c) => c.creditorId),
    text("CreditorName", 80, "Naam crediteur", "Creditor name", (c) => c.relation.name),
    key("BcCo", 15, "Nummer org./pers.", "Organisation/person number", (c) => c.relation.bcCo),
    text("SearchName", 10, "Zoeknaam", "Search name", (c) => c.relation.searchName),
    text("Email", 255, "E-mail werk", "Work e-mail", (c) => c.relation.email),
    text("IBAN", 34, "IBAN-nummer", "IBAN number", (c) => c.relation.banks[0]?.iban ?? null),
    text("Btw-nummer", 20, "Btw-identificatienummer", "VAT identification number", (c) => c.vatNumber),
    text("ChOfCommNr", 15, "KvK-nummer", "COC number", (c) => c.relation.kvk),
    key("PaymentCondition", 5, "Betalingsvoorwaarde", "Payment condition", (c) => c.paymentTerm),
    flag("AutoPayment", "Automatisch betalen", "Automatic payment", (c) => c.autoPayment),
    flag("Blocked", "Geblokkeerd", "Blocked", (c) => c.blocked),
    date("CreateDate", "Aanmaakdatum", "Created on", (c) => c.relation.created),
    date("ModifiedDate", "Gewijzigd op", "Changed on", (c) => c.relation.modified),
  ]);
}
