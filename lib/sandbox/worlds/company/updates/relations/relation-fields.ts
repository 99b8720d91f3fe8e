// cspell:ignore Twtr
import type { CodeValue, UpdateField } from "../../../../updates/definition";
import { at, flagField, intField, keyField, property, textField } from "../../../../updates/fields";
import type { Relation } from "../../relations";
import type { RelationInHand } from "./relation-place";

/** Fields that organisations and persons share. */

const own = property<Relation>();

/** What a caller tells Profit to do with a line: nothing of it is kept. */
const instruction = at<Relation>(() => null);

export function numberFields(match: string, nl: string, en: string, ways: readonly CodeValue[]): UpdateField[] {
  return [
    flagField(
      "PadAdr",
      "Postadres is adres",
      "Mailing address is address",
      at<RelationInHand>(
        ({ postal }) => postal === null,
        (relation, value) => (relation.sameForMail = value === true),
      ),
    ),
    flagField("AutoNum", "Autonummering", "Automatic numbering", instruction),
    textField(match, 1, nl, en, { values: ways, ...instruction }),
    intField(
      "BcId",
      "Organisatie/persoon (intern)",
      "Organisation/person (internal)",
      at<Relation>(({ bcId }) => bcId),
    ),
    keyField("BcCo", 15, "Nummer", "Number", { nillable: false, ...own("bcCo", "") }),
  ];
}

export function webFields(): UpdateField[] {
  return [
    textField("SocN", 255, "Sociale netwerken", "Social media"),
    textField("Face", 255, "Facebook", "Facebook"),
    textField("Link", 255, "LinkedIn", "LinkedIn"),
    textField("Twtr", 255, "Twitter", "X (formerly Twitter)"),
  ];
}
