// cspell:ignore elfproef
import type { CellValue } from "@/lib/profit/wire/get-connector-page";
import { SandboxRefusal } from "../../../../refusal";
import type { UpdateObject } from "../../../../updates/definition";
import { codeField, flagField, keyField, property, refersTo, textField } from "../../../../updates/fields";
import { recordsIn, updateObject } from "../../../../updates/objects";
import type { RecordRule } from "../../../../updates/rules";
import type { BankAccount, Relation } from "../../relations";
import { BANK_COSTS } from "../code-lists";
import { added, isNo, taken } from "../record-lists";
import { IBAN_INVALID } from "../wordings";

const own = property<BankAccount>();

/** Bank accounts can be added and no more (protocol 6.4). */
export function bankAccountObject(): UpdateObject {
  return updateObject(
    "KnBankAccount",
    { nl: "Bankrekening", en: "Bank account" },
    [
      keyField("CoId", 3, "Land van de bank", "Country of bank", {
        mandatory: true,
        ...refersTo("Land", "AfasKnCountry"),
        ...own("country", ""),
      }),
      flagField("IbCk", "IBAN-controle", "IBAN check"),
      textField("Iban", 40, "IBAN-nummer", "IBAN number", own("iban", null)),
      textField("BaAc", 40, "Bankrekening", "Bank account"),
      flagField("AcGa", "G-rekening", "'G' account", own("blockedAccount", false)),
      flagField("AcCk", "Cheque", "Cheque"),
      textField("DiNm", 80, "Afwijkende naam", "Deviating name"),
      textField("DiPl", 35, "Afwijkende woonplaats", "Deviating city"),
      textField("Bic", 11, "BIC-code", "BIC code", own("bic", null)),
      textField("BaNm", 35, "Naam bank", "Name of the bank"),
      codeField("CalM", "Code doorberekening", "On-charge code", BANK_COSTS),
    ],
    {
      insertOnly: true,
      rules: [ibanRule],
      ...recordsIn<Relation, BankAccount>({
        list: ({ banks }) => banks,
        create: ({ banks }, context) =>
          added(banks, { iban: null, bic: null, country: "", blockedAccount: false }, context),
        remove: ({ banks }, account, context) => taken(banks, account, context),
      }),
    },
  );
}

/** Looked at unless the caller waives the check (IbCk). */
const ibanRule: RecordRule = ({ view, written }) => {
  const iban = view.value("Iban");
  if (iban !== null && !isNo(written.fields.get("IbCk")) && !isIban(iban)) throw new SandboxRefusal(IBAN_INVALID);
};

/** ISO 13616: letters count as two digits, and the number leaves 1 when divided by 97. */
function isIban(value: CellValue): boolean {
  const iban = String(value).replace(/\s/g, "").toUpperCase();
  if (!/^[A-Z]{2}\d{2}[A-Z0-9]{10,30}$/.test(iban)) return false;
  const digits = [...`${iban.slice(4)}${iban.slice(0, 4)}`].map((sign) => Number.parseInt(sign, 36)).join("");
  return BigInt(digits) % 97n === 1n;
}
