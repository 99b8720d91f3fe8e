// cspell:ignore Orgunit
import { expect, test } from "vitest";
import type { UpdateField, UpdateObject } from "../../../updates/definition";
import { type Company, createCompany } from "../company";
import { companyReferences } from "./company-references";
import { companyUpdates } from "./company-updates";

const company = createCompany("schakel");
const connectors = companyUpdates(company);

const levelsOf = (object: UpdateObject): UpdateObject[] => [object, ...object.objects.flatMap(levelsOf)];
const depthOf = ({ objects }: UpdateObject): number => 1 + Math.max(0, ...objects.map(depthOf));
const objects = connectors.flatMap(({ id, root }) =>
  levelsOf(root).map((object) => ({ id, where: `${id} ${object.name}`, object })),
);
const fields = objects.flatMap(({ where, object }) =>
  object.fields.map((field) => ({ where: `${where}.${field.fieldId}`, field })),
);
const isCustom = ({ fieldId }: UpdateField) => /^U[0-9A-F]{32}$/.test(fieldId);

test("there are the UpdateConnectors that links use most, each once", () => {
  const ids = connectors.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(ids).toEqual(
    expect.arrayContaining([
      ..."KnSubject KnOrganisation KnPerson KnContact KnSalesRelationOrg KnSalesRelationPer FbSales FiEntries".split(
        " ",
      ),
      ..."PtProject PtRealization KnEmployee KnCourseMember KnUser HrAbsence FbItemArticle".split(" "),
    ]),
  );
});

test("describing them builds nothing of the company", () => {
  const untouchable = new Proxy({} as Company, {
    get: (_target, part) => () => {
      throw new Error(`${String(part)} was built`);
    },
  });
  const definitions = companyUpdates(untouchable);
  expect(definitions).toHaveLength(connectors.length);
  expect(companyReferences(untouchable).size).toBeGreaterThan(30);
});

test("roots have the names that differ from the id", () => {
  const names = connectors.filter(({ id, root }) => id !== root.name).map(({ id, root }) => [id, root.name]);
  expect(Object.fromEntries(names)).toEqual({
    FiEntries: "FiEntryPar",
    KnEmployee: "AfasEmployee",
    KnOrgUnit: "KnOrgunit",
    KnSubjectReaction: "KnReaction",
  });
});

test("the deepest goes down five levels, and ten have levels below their root", () => {
  const depths = new Map(connectors.map(({ id, root }) => [id, depthOf(root)]));
  expect(depths.get("KnSalesRelationOrg")).toBe(5);
  expect(depths.get("FbSales")).toBe(4);
  expect(Math.max(...depths.values())).toBe(5);
  expect([...depths.values()].filter((depth) => depth > 1).length).toBeGreaterThanOrEqual(10);
});

test("fields of one object have names of their own, and objects below one parent too", () => {
  for (const { where, object } of objects) {
    const ids = object.fields.map(({ fieldId }) => fieldId);
    const names = object.objects.map(({ name }) => name);
    expect(
      ids.filter((fieldId, index) => ids.indexOf(fieldId) !== index),
      where,
    ).toEqual([]);
    expect(
      names.filter((name, index) => names.indexOf(name) !== index),
      where,
    ).toEqual([]);
  }
});

test("what identifies a record is a field of it", () => {
  for (const { where, object } of objects) {
    const known = object.fields.map(({ fieldId }) => fieldId);
    expect(
      object.identifiedBy.filter((fieldId) => !known.includes(fieldId)),
      where,
    ).toEqual([]);
  }
});

test("everything has a label in both languages", () => {
  const labelled = [
    ...connectors.map(({ id, description }) => ({ where: id, label: description })),
    ...objects.map(({ where, object }) => ({ where, label: object.label })),
    ...fields.map(({ where, field }) => ({ where, label: field.label })),
    ...fields.flatMap(({ where, field }) =>
      (field.values ?? []).map(({ id, description }) => ({ where: `${where}=${id}`, label: description })),
    ),
  ];
  expect(labelled.filter(({ label }) => label.nl.trim() === "" || label.en.trim() === "")).toEqual([]);
});

test("codes are unique in their list and fit their field", () => {
  for (const { where, field } of fields) {
    const ids = (field.values ?? []).map(({ id }) => id);
    expect(
      ids.filter((id, index) => ids.indexOf(id) !== index),
      where,
    ).toEqual([]);
    expect(
      ids.filter((id) => field.length > 0 && id.length > field.length),
      where,
    ).toEqual([]);
    if (field.dataType === "int")
      expect(
        ids.filter((id) => !/^-?\d+$/.test(id)),
        where,
      ).toEqual([]);
  }
});

test("kinds of value and their XSD types belong together", () => {
  const kinds: Record<UpdateField["dataType"], readonly string[]> = {
    string: ["string"],
    int: ["long"],
    decimal: ["decimal"],
    boolean: ["boolean"],
    date: ["date", "dateTime", "time"],
    blob: ["string", "base64Binary"],
  };
  for (const { where, field } of fields) {
    expect(kinds[field.dataType], where).toContain(field.xsdType);
    expect(field.dataType === "string" ? field.length > 0 : field.length === 0, where).toBe(true);
    expect(field.dataType === "decimal" ? field.totalDigits > field.decimals : field.totalDigits === 0, where).toBe(
      true,
    );
  }
});

test("there are custom fields and free objects, code lists and references", () => {
  const withCustom = new Set(fields.filter(({ field }) => isCustom(field)).map(({ where }) => where.split(" ")[0]));
  for (const id of ["KnSubject", "KnOrganisation", "KnSalesRelationOrg", "FbSales", "PtProject"]) {
    expect(withCustom).toContain(id);
  }
  const free = objects.filter(({ object }) => /^KnS\d\d$/.test(object.name));
  expect(free.map(({ object }) => object.fields.filter(({ isKey }) => isKey).map(({ fieldId }) => fieldId))).toEqual([
    ["SbId"],
    ["SbId"],
  ]);
  expect(fields.filter(({ field }) => field.values !== null).length).toBeGreaterThan(100);
  expect(fields.filter(({ field }) => field.reference !== null).length).toBeGreaterThan(200);
});

test("custom fields are called the same on every machine", () => {
  const again = companyUpdates(createCompany("other")).flatMap(({ root }) =>
    levelsOf(root).flatMap((own) => own.fields),
  );
  expect(again.filter(isCustom).map(({ fieldId }) => fieldId)).toEqual(
    fields
      .map(({ field }) => field)
      .filter(isCustom)
      .map(({ fieldId }) => fieldId),
  );
});

test("objects stand where the protocol wants one", () => {
  const obligatory = objects.filter(({ object }) => object.obligatory).map(({ where }) => where);
  expect(obligatory.toSorted()).toEqual([
    "FbSales FbSalesLines",
    "FiEntries FiEntries",
    "KnEmployee KnPerson",
    "KnSalesRelationOrg KnOrganisation",
    "KnSalesRelationPer KnPerson",
  ]);
  const insertOnly = new Set(objects.filter(({ object }) => object.insertOnly).map(({ object }) => object.name));
  expect([...insertOnly].toSorted()).toEqual(["KnBankAccount", "KnContactAutRole"]);
});
