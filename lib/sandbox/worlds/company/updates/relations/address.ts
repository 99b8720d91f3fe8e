// cspell:ignore Toev huisnr
import type { UpdateObject } from "../../../../updates/definition";
import {
  at,
  dateField,
  flagField,
  intField,
  keyField,
  property,
  refersTo,
  textField,
} from "../../../../updates/fields";
import { recordsIn, updateObject } from "../../../../updates/objects";
import type { Company } from "../../company";
import { TOWNS } from "../../names";
import type { Address } from "../../relations";
import { nextNumber } from "../next-number";
import { changed } from "../record-lists";

/** Whoever has an address and may have another one for mail. */
type Addressed = { address: Address | null; postal: Address | null };

const own = property<Address>();

/** An address while it is written: whether its town is to be looked up. */
type Looking = Address & { looksUpTown?: boolean };

const ADDRESS_FIELDS = [
  keyField("CoId", 3, "Land", "Country", {
    mandatory: true,
    ...refersTo("Land", "AfasKnCountry"),
    ...own("country", ""),
  }),
  flagField("PbAd", "Postbusadres", "P.O. Box address", own("poBox", false)),
  textField("StAd", 255, "Toev. voor straat", "Addition before street"),
  textField("Ad", 60, "Straat", "Street", own("street", null)),
  intField("HmNr", "Huisnummer", "House number", own("number", null)),
  textField("HmAd", 30, "Toev. aan huisnr.", "House number addition", own("addition", null)),
  textField("ZpCd", 15, "Postcode", "Postal code", own("zip", null)),
  textField("Rs", 50, "Woonplaats", "City", { ...refersTo("Woonplaats", "AfasKnResidence"), ...own("town", null) }),
  textField("AdAd", 255, "Adres toevoeging", "Addition to address"),
  dateField(
    "BeginDate",
    "Ingangsdatum adreswijziging (wordt genegeerd bij eerste datum)",
    "Start date of address change",
  ),
  flagField(
    "ResZip",
    "Zoek woonplaats bij postcode",
    "Look up city by postal code",
    at<Looking>(
      () => null,
      (address, value) => (address.looksUpTown = value === true),
    ),
  ),
];

/** The address (Adr) and the one for mail (Pad): one line each, which changes the address that is there (protocol 6.4). */
export function addressObjects(company: Company): UpdateObject[] {
  return [
    addressObject(company, "KnBasicAddressAdr", { nl: "Adres", en: "Address" }, "address"),
    addressObject(company, "KnBasicAddressPad", { nl: "Postadres", en: "Mailing address" }, "postal"),
  ];
}

function addressObject(
  company: Company,
  name: string,
  label: UpdateObject["label"],
  which: keyof Addressed,
): UpdateObject {
  return updateObject(name, label, ADDRESS_FIELDS, {
    single: true,
    // With or without an action, a line is the address from now on.
    match: (_written, [only]) => only?.record ?? "new",
    ...recordsIn<Addressed, Address>({
      list: ({ [which]: address }) => (address ? [address] : []),
      create: (owner, context) => {
        const address = newAddress(nextAddressId(company));
        changed(owner, { [which]: address }, context);
        return address;
      },
      remove: (owner, _address, context) => changed(owner, { [which]: null }, context),
    }),
  });
}

function newAddress(addressId: number): Address {
  const nothing = { street: null, number: null, addition: null, zip: null, town: null };
  return { addressId, ...nothing, country: "", poBox: false };
}

function nextAddressId(company: Company): number {
  const { organisations, persons, contacts } = company.relations();
  const inUse = [...organisations, ...persons, ...contacts].flatMap(({ address, postal }) =>
    [address, postal].flatMap((known) => (known ? [known.addressId] : [])),
  );
  return nextNumber(inUse, 40_001);
}

/**
 * To be called when all of an owner was written: the towns that were left to Profit are looked up, and one address does
 * for both when they are the same or when the caller said so (PadAdr; protocol 6.4).
 */
export function settledAddresses({ address, postal }: Addressed, sameForMail: boolean): Addressed {
  for (const one of [address, postal]) if (one) lookUpTown(one);
  const isSame = sameForMail || (address !== null && postal !== null && sameAddress(address, postal));
  return { address, postal: isSame ? null : postal };
}

function lookUpTown(address: Looking): void {
  if (address.looksUpTown === undefined) return;
  const region = Number(address.zip?.slice(0, 2));
  const found = TOWNS.find(([, zip]) => zip === region);
  if (address.looksUpTown && found) address.town = found[0];
  delete address.looksUpTown;
}

function sameAddress(left: Address, right: Address): boolean {
  return (["street", "number", "addition", "zip", "town", "country", "poBox"] as const).every(
    (part) => left[part] === right[part],
  );
}
