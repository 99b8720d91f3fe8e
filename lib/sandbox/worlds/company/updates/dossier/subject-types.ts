// cspell:ignore Workflowtaak
import { SUBJECT_TYPES, type SubjectType } from "../../dossier";

/** What a new item is until its caller says so. */
export const NO_TYPE: SubjectType = { typeId: 0, description: "" };

/** Types of AFAS's own, which every environment has (protocol 6.4; their names are made up). */
const AFAS_TYPES: readonly SubjectType[] = [
  { typeId: -1, description: "Afspraak" },
  { typeId: -5, description: "Bijlage" },
  { typeId: -10, description: "Workflowtaak" },
];

export function subjectTypeOf(typeId: number): SubjectType {
  return [...SUBJECT_TYPES, ...AFAS_TYPES].find((type) => type.typeId === typeId) ?? NO_TYPE;
}

export function isSubjectType(typeId: string): boolean {
  return subjectTypeOf(Number(typeId)) !== NO_TYPE;
}

export function isOfAfas({ typeId }: SubjectType): boolean {
  return typeId < 0;
}

/** The one type of AFAS that can be inserted, at any destination. */
export function isOpenToAll({ typeId }: SubjectType): boolean {
  return typeId === -5;
}
