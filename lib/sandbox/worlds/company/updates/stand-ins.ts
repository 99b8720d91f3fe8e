import type { Article } from "../goods";
import type { HourType, Project } from "../projects";
import type { Debtor, Relation } from "../relations";
import type { Employee } from "../staff";

/**
 * What a new record points at until its caller has said at what. The keys are empty: where a value is mandatory, the
 * engine misses it; where it is not, a rule does. They stand in no list, so nobody else ever sees one.
 */

export function noRelation(kind: Relation["kind"]): Relation {
  return {
    kind,
    bcCo: "",
    bcId: 0,
    name: "",
    searchName: "",
    address: null,
    postal: null,
    phone: null,
    email: null,
    homepage: null,
    kvk: null,
    fiscalNumber: null,
    person:
      kind === "organisation"
        ? null
        : {
            firstName: null,
            givenName: null,
            initials: null,
            prefix: null,
            lastName: "",
            gender: null,
            birthDate: null,
            bsn: null,
            mobile: null,
          },
    banks: [],
    note: null,
    created: "",
    modified: "",
  };
}

export const NO_DEBTOR: Debtor = {
  debtorId: "",
  relation: noRelation("organisation"),
  branch: "",
  vatNumber: null,
  currency: "",
  paymentTerm: "",
  creditLimit: 0,
  blocked: false,
  collect: false,
  collectAccount: "",
};

export const NO_EMPLOYEE: Employee = {
  employeeId: "",
  relation: noRelation("person"),
  branch: "",
  department: null,
  job: null,
  hired: "",
  left: null,
  email: null,
};

export const NO_ARTICLE: Article = {
  itemCode: "",
  description: "",
  extra: null,
  group: { code: "", description: "", nouns: [] },
  unit: "",
  vatCode: "",
  decimals: 0,
  priceFactor: 1,
  trackStock: false,
  costPrice: 0,
  salesPrice: 0,
  barcode: null,
  barcodeType: "0",
  blocked: false,
  created: "",
  modified: "",
};

export const NO_PROJECT: Project = {
  projectId: "",
  description: null,
  unitId: 0,
  group: "",
  debtor: null,
  relation: null,
  leader: null,
  start: null,
  ready: null,
  chargeable: false,
  created: "",
  modified: "",
  phases: [],
};

export const NO_HOUR_TYPE: HourType = { code: "", description: "", rate: 0 };
