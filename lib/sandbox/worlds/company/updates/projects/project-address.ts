// cspell:ignore Toev huisnr
import type { UpdateObject } from "../../../../updates/definition";
import { flagField, intField, keyField, refersTo, textField } from "../../../../updates/fields";
import { updateObject } from "../../../../updates/objects";

/** Where the work is done: one line, which changes the address that is there. */
export function projectAddress(): UpdateObject {
  const fields = [
    keyField("CoId", 3, "Land", "Country", { mandatory: true, ...refersTo("Land", "AfasKnCountry") }),
    flagField("PbAd", "Postbusadres", "P.O. Box address"),
    textField("StAd", 255, "Toev. voor straat", "Addition before street"),
    textField("Ad", 60, "Straat", "Street"),
    intField("HmNr", "Huisnummer", "House number"),
    textField("HmAd", 30, "Toev. aan huisnr.", "House number addition"),
    textField("ZpCd", 15, "Postcode", "Postal code"),
    textField("Rs", 50, "Woonplaats", "City"),
    textField("AdAd", 255, "Adres toevoeging", "Addition to address"),
  ];
  return updateObject("KnBasicAddressAdr", { nl: "Projectlocatie", en: "Project location" }, fields, {
    single: true,
    match: (_written, [only]) => only?.record ?? "new",
  });
}
