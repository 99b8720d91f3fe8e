// cspell:disable -- labels of Profit
import { expect, test } from "vitest";
import { sensitiveFieldsOf } from "./sensitive-fields";

const kindOf = (id: string, label: string | null = null, dataType = "string") =>
  sensitiveFieldsOf([{ id, label, dataType }]).get(id);

test.each([
  ["BSN", null, "bsn"],
  ["SoSe", "Burgerservicenummer", "bsn"],
  ["X", "Social security number (BSN)", "bsn"],
  ["SofiNr", null, "bsn"],
  ["IBAN", null, "bank"],
  ["BankAccount", "Afwijkende betaalrekeningnr.", "bank"],
  ["BaAc", "Bankrekening", "bank"],
  ["X", "Voorkeur bank-/gironummer", "bank"],
  ["DateBirth", null, "birth"],
  ["X", "Geb.datum", "birth"],
  ["X", "Partner's date of birth", "birth"],
  ["RsBi", "Geboorteplaats", "birth"],
  ["Salaris", "Salaris per maand", "pay"],
  ["X", "Uurloon", "pay"],
  ["X", "Hourly wage", "pay"],
  ["X", "Paspoortnummer", "identity"],
  ["X", "Nr. identiteitsbewijs", "identity"],
  ["X", "Driver's licence", "identity"],
  ["Geslacht_code", null, "gender"],
  ["PsNa", "Nationaliteit", "nationality"],
  ["X", "Burgerlijke staat", "marital"],
  ["X", "Kerkgenootschap", "conviction"],
  ["X", "Ziektebeeld", "health"],
  ["MailPrivate", null, "contact"],
  ["EmA2", "E-mail privé", "contact"],
  ["TeN2", "Telefoonnr. privé", "contact"],
  ["MbN2", "Private mobile no.", "contact"],
  ["X", "Home address", "contact"],
  ["X", "Woonadres", "contact"],
])("%s, labelled %j, is taken for %s", (id, label, kind) => {
  expect(kindOf(id, label)).toBe(kind);
});

test.each([
  ["Saldo", "Saldo"],
  ["AccountNo", "Rekeningnummer"],
  ["Rekening", "Grootboekrekening"],
  ["CollectAccount", "Verzamelrekening"],
  ["Grek", "G-rekening"],
  ["Barcode", "Barcode"],
  ["Telnr", "Telefoonnr. werk"],
  ["MailWork", "Work e-mail"],
  ["Woonplaats", "Woonplaats"],
  ["Geboortenaam", "Naam bij geboorte"],
  ["DebtorAge", "Ouderdom openstaand"],
  ["Patroon", "Patroon"],
  ["Cursus", "Loonwerk buiten"],
  ["PrivateLabel", "Private label"],
  ["Uursoort", "Uurtarief"],
  ["Salesman", "Vertegenwoordiger"],
  ["Genre", "Genderneutraliteit"],
  ["Ziektekosten", "Ziektekostenverzekeraar"],
  ["Periode", "Periodieke verhoging vanaf leeftijd"],
  ["Website", "Homepage"],
  ["Bankboek", "Dagboek bankrekening"],
])("%s, labelled %j, is no more than business", (id, label) => {
  expect(kindOf(id, label)).toBeUndefined();
});

test("a bare account number is a bank's where a bank stands beside it, and the ledger's elsewhere", () => {
  const account = { id: "AccountNr", label: "Rekeningnummer", dataType: "string" };
  const beside = (label: string) => sensitiveFieldsOf([account, { id: "X", label, dataType: "string" }]);
  expect(beside("BIC-code").get("AccountNr")).toBe("bank");
  expect(beside("Land van bank").get("AccountNr")).toBe("bank");
  expect(beside("Dagboekcode").size).toBe(0);
});

test("a tick tells nothing of an account, and all of an illness", () => {
  expect(kindOf("Checked", "IBAN gecontroleerd", "boolean")).toBeUndefined();
  expect(kindOf("Sfnt", "Vangnetregeling", "boolean")).toBe("health");
});
