import { SandboxRefusal } from "../../../../refusal";
import type { UpdateConnectorDefinition } from "../../../../updates/definition";
import { recordsIn, updateConnector, updateObject } from "../../../../updates/objects";
import type { WriteContext } from "../../../../updates/record-place";
import type { RecordRule } from "../../../../updates/rules";
import { valueMissing } from "../../../../updates/wordings";
import type { Company } from "../../company";
import type { Debtor, Relation } from "../../relations";
import { nextNumber } from "../next-number";
import { added, changed } from "../record-lists";
import { noRelation } from "../stand-ins";
import { NOT_REMOVABLE, NUMBER_TAKEN } from "../wordings";
import { organisationObject } from "./organisation";
import { personObject } from "./person";
import { relationBelow } from "./relation-place";
import { SALES_RELATION_FIELDS } from "./sales-relation-fields";

const OBLIGATORY = { single: true, obligatory: true } as const;

/** Debtors that are organisations: five levels deep, as Profit's own is. */
export function knSalesRelationOrg(company: Company): UpdateConnectorDefinition {
  const below = organisationObject(company, { ...OBLIGATORY, ...relationOf(company, "organisation") });
  return salesRelation(company, "organisation", "KnSalesRelationOrg", below);
}

export function knSalesRelationPer(company: Company): UpdateConnectorDefinition {
  const below = personObject(company, { ...OBLIGATORY, ...relationOf(company, "person") });
  return salesRelation(company, "person", "KnSalesRelationPer", below);
}

function salesRelation(
  company: Company,
  kind: Relation["kind"],
  name: string,
  below: ReturnType<typeof personObject>,
): UpdateConnectorDefinition {
  const label =
    kind === "organisation"
      ? { nl: "Verkooprelatie organisatie", en: "Sales contact organisation" }
      : { nl: "Verkooprelatie persoon", en: "Sales contact person" };
  const root = updateObject(name, label, SALES_RELATION_FIELDS, {
    objects: [below],
    rules: [debtorRule(company)],
    ...recordsIn<null, Debtor>({
      list: () => company.relations().debtors.filter(({ relation }) => relation.kind === kind),
      create: (_parent, context) => newDebtor(company, kind, context),
      remove: (_parent, { debtorId }) => {
        throw new SandboxRefusal(NOT_REMOVABLE, debtorId);
      },
      // GetConnectors take a debtor's date of change from its organisation or person.
      written: ({ relation }, context) => changed(relation, { modified: context.now }, context),
    }),
  });
  return updateConnector(root, { resultFields: ["DbId", "BcCo"], actions: ["insert", "update"] });
}

function relationOf(company: Company, kind: Relation["kind"]) {
  return relationBelow<Debtor>(company, kind, {
    of: ({ relation }) => relation,
    take: (debtor, relation, context) => changed(debtor, { relation }, context),
    named: ({ debtorId }) => debtorId,
  });
}

function newDebtor(company: Company, kind: Relation["kind"], context: WriteContext): Debtor {
  const { debtors } = company.relations();
  const debtor: Debtor = {
    debtorId: String(
      nextNumber(
        debtors.map(({ debtorId }) => debtorId),
        10_001,
      ),
    ),
    relation: noRelation(kind),
    branch: "AMF",
    vatNumber: null,
    currency: "",
    paymentTerm: "30",
    creditLimit: 0,
    blocked: false,
    collect: false,
    collectAccount: "1300",
  };
  return added(debtors, debtor, context);
}

/** Debtors of both kinds share their numbers, and each is somebody. */
function debtorRule(company: Company): RecordRule {
  return ({ view }) => {
    const { debtorId, relation } = view.record as Debtor;
    if (relation.bcCo === "")
      throw new SandboxRefusal(valueMissing({ label: { nl: "Organisatie/persoon", en: "Organisation/person" } }));
    const sameNumber = company.relations().debtors.filter((own) => own.debtorId === debtorId);
    if (sameNumber.length > 1) throw new SandboxRefusal(NUMBER_TAKEN, debtorId);
  };
}
