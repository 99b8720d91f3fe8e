import { SandboxRefusal } from "../../../../refusal";
import { recordsIn } from "../../../../updates/objects";
import type { RecordPlace, WriteContext } from "../../../../updates/record-place";
import type { RecordRule } from "../../../../updates/rules";
import { valueMissing } from "../../../../updates/wordings";
import type { Company } from "../../company";
import { fullNameOf, type Relation, searchNameOf } from "../../relations";
import { nextNumber } from "../next-number";
import { added, isNo } from "../record-lists";
import { noRelation } from "../stand-ins";
import { NOT_REMOVABLE, NUMBER_TAKEN, OTHER_RELATION } from "../wordings";
import { settledAddresses } from "./address";

/** Where organisations and persons live: at the root in their own lists, below another record as the one it is about. */

/** A relation while it is written: whether its caller said that its mail goes to its address (PadAdr). */
export type RelationInHand = Relation & { sameForMail?: boolean };

type Kind = Relation["kind"];

export function everybodyOf(company: Company): Relation[] {
  const { organisations, persons } = company.relations();
  return [...organisations, ...persons];
}

export function rootRelations(company: Company, kind: Kind): { records: RecordPlace } {
  return recordsIn<null, Relation>({
    list: () => listOf(company, kind),
    create: (_parent, context) => newRelation(company, kind, context),
    remove: refuseRemoval,
    written: settleRelation,
  });
}

/**
 * The one organisation or person that `owner` is about. `take` writes it into its owner, whose number is `named` when
 * another one may not be put in its place.
 */
export function relationBelow<Owner extends object>(
  company: Company,
  kind: Kind,
  owned: {
    of: (owner: Owner) => Relation | null;
    take: (owner: Owner, relation: Relation, context: WriteContext) => void;
    named: (owner: Owner) => string;
  },
): { records: RecordPlace } {
  const known = (owner: Owner): Relation[] => {
    const relation = owned.of(owner);
    return relation && relation.bcCo !== "" ? [relation] : [];
  };
  return recordsIn<Owner, Relation>({
    list: known,
    create: (owner, context) => {
      const relation = newRelation(company, kind, context);
      owned.take(owner, relation, context);
      return relation;
    },
    adopt: (owner, relation, context) => {
      if (known(owner).length > 0) throw new SandboxRefusal(OTHER_RELATION, owned.named(owner));
      owned.take(owner, relation, context);
    },
    remove: refuseRemoval,
    written: settleRelation,
  });
}

function listOf(company: Company, kind: Kind): Relation[] {
  const { organisations, persons } = company.relations();
  return kind === "organisation" ? organisations : persons;
}

function newRelation(company: Company, kind: Kind, context: WriteContext): Relation {
  const everybody = everybodyOf(company);
  const relation: Relation = {
    ...noRelation(kind),
    bcCo: String(
      nextNumber(
        everybody.map(({ bcCo }) => bcCo),
        1_000_001,
      ),
    ),
    bcId: nextNumber(
      everybody.map(({ bcId }) => bcId),
      500_001,
    ),
    created: context.now,
    modified: context.now,
  };
  return added(listOf(company, kind), relation, context);
}

function refuseRemoval(_owner: unknown, { bcCo }: Relation): never {
  throw new SandboxRefusal(NOT_REMOVABLE, bcCo);
}

function settleRelation(relation: RelationInHand, context: WriteContext): void {
  const { person } = relation;
  if (person) {
    relation.person = { ...person, firstName: person.firstName ?? person.givenName };
    relation.name = fullNameOf(relation.person);
  }
  if (relation.searchName === "") relation.searchName = searchNameOf(relation.name);
  Object.assign(relation, settledAddresses(relation, relation.sameForMail ?? false));
  delete relation.sameForMail;
  relation.modified = context.now;
}

/** A number of one's own needs to be said (AutoNum false; protocol 6.4), and is nobody else's. */
export function numberRule(company: Company): RecordRule {
  return ({ view, action, written }) => {
    const isOwn = action === "insert" && isNo(written.fields.get("AutoNum"));
    if (isOwn && !written.fields.get("BcCo"))
      throw new SandboxRefusal(valueMissing({ label: { nl: "Nummer", en: "Number" } }));
    const number = view.value("BcCo");
    const others = everybodyOf(company).filter(({ bcCo }) => bcCo === number);
    if (others.length > 1) throw new SandboxRefusal(NUMBER_TAKEN, String(number));
  };
}
