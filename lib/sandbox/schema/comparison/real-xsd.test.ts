// cspell:ignore verwijzing naar noout
import { spawnSync } from "node:child_process";
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { NOTHING_GIVEN } from "../../given";
import { describedConnectors } from "../../openapi/described-connectors";
import { updateDefinitionOf } from "../../openapi/update-definitions";
import { SandboxSettings } from "../../settings";
import { worldOf } from "../../worlds/world";
import { printXsd } from "../print-xsd";
import { pairOf } from "./common-shape";
import { CORPUS, corpusDescriptions, corpusFolder, realXsd } from "@/lib/testing/profit-corpus";
import { type DifferenceName, nameDifference } from "./name-difference";
import { type FieldShape, objectsOf, readShape } from "./read-shape";
import { trialsOf } from "./trials";
import { createValidator } from "./validator";

/** Why the XSD made from an OpenAPI file alone judges a document otherwise than the real one. */
const REASONS: Readonly<Record<DifferenceName, string>> = {
  "object only in the real XSD":
    "Free-file objects (KnS01 to KnS14) belong to one environment; no OpenAPI file has them.",
  "object only in the OpenAPI file": "The real XSDs are of an older Profit.",
  "field only in the OpenAPI file": "The real XSDs are of an older Profit: its fields came later.",
  "field only in the real XSD": "A field that was taken out, or one of an environment's own.",
  "another type": "Types are told but for memos, bytes and times, which share a format.",
  nillable: "No OpenAPI file tells what can be emptied; we take all but what is required to insert.",
  "total digits": "No OpenAPI file tells the total; we take the one that goes most often with the decimals.",
  decimals: "Only PUT schemas tell decimals; FiEntries has none, and for these fields no other connector does.",
  length: "Lengths are told: there is no difference to expect.",
};

type Counts = Partial<Record<DifferenceName, { onlyOursAccepts: number; onlyTheirsAccepts: number }>>;

/** Every difference there is, by connector. FbSales and FbSubscription have a real XSD and no OpenAPI file here. */
const DIFFERENCES: Readonly<Record<string, Counts>> = {
  FiEntries: {
    "field only in the OpenAPI file": { onlyOursAccepts: 11, onlyTheirsAccepts: 0 },
    decimals: { onlyOursAccepts: 6, onlyTheirsAccepts: 0 },
    nillable: { onlyOursAccepts: 6, onlyTheirsAccepts: 0 },
  },
  KnContact: { nillable: { onlyOursAccepts: 8, onlyTheirsAccepts: 0 } },
  KnCourseMember: {},
  KnOrganisation: { nillable: { onlyOursAccepts: 8, onlyTheirsAccepts: 0 } },
  KnSalesRelationPer: {
    "field only in the OpenAPI file": { onlyOursAccepts: 58, onlyTheirsAccepts: 0 },
    nillable: { onlyOursAccepts: 10, onlyTheirsAccepts: 0 },
  },
  KnSubject: {
    "object only in the real XSD": { onlyOursAccepts: 0, onlyTheirsAccepts: 14 },
    "field only in the OpenAPI file": { onlyOursAccepts: 33, onlyTheirsAccepts: 0 },
    nillable: { onlyOursAccepts: 20, onlyTheirsAccepts: 0 },
  },
  PtRealization: { "field only in the OpenAPI file": { onlyOursAccepts: 35, onlyTheirsAccepts: 0 } },
};

type CommentCounts = { sameLabel: number; otherLabel: number; sameList: number; otherList: string[] };

/**
 * How far comments agree, references left out. Labels of the files are English but for some, those of the real XSDs Dutch.
 * Lists that differ are named: codes came and went between the versions, texts were cut short, and VaGu lost its list.
 */
const COMMENTS: Readonly<Record<string, CommentCounts>> = {
  FiEntries: { sameLabel: 7, otherLabel: 79, sameList: 4, otherList: [] },
  KnContact: { sameLabel: 14, otherLabel: 34, sameList: 2, otherList: ["KnContact/ViMd"] },
  KnCourseMember: { sameLabel: 0, otherLabel: 11, sameList: 0, otherList: [] },
  KnOrganisation: {
    sameLabel: 44,
    otherLabel: 168,
    sameList: 9,
    otherList: [
      "KnOrganisation/ViLe",
      "KnOrganisation/ViLb",
      "KnOrganisation/ViMd",
      "KnOrganisation/KnContact/ViMd",
      "KnOrganisation/KnContact/KnPerson/ViGe",
      "KnOrganisation/KnContact/KnPerson/PsNa",
      "KnOrganisation/KnContact/KnPerson/ViMd",
    ],
  },
  KnSalesRelationPer: {
    sameLabel: 37,
    otherLabel: 176,
    sameList: 11,
    otherList: [
      "KnSalesRelationPer/VaGu",
      "KnSalesRelationPer/InPv",
      "KnSalesRelationPer/KnPerson/ViGe",
      "KnSalesRelationPer/KnPerson/PsNa",
      "KnSalesRelationPer/KnPerson/ViMd",
      "KnSalesRelationPer/KnPerson/KnContact/ViMd",
    ],
  },
  KnSubject: { sameLabel: 16, otherLabel: 66, sameList: 2, otherList: ["KnSubject/KnSubjectLink/SfTp"] },
  PtRealization: { sameLabel: 12, otherLabel: 82, sameList: 2, otherList: [] },
};

function generatedXsd(connectorId: string): string {
  const described = corpusDescriptions().updates.find(({ id }) => id === connectorId);
  if (!described) throw new Error(`No OpenAPI file describes ${connectorId}`);
  return printXsd(updateDefinitionOf(described, undefined));
}

function trialsFor(generated: string, real: string) {
  return trialsOf(pairOf(readShape(generated), readShape(real)));
}

/** Every document, judged by both. */
function compared(generated: string, real: string) {
  const trials = trialsFor(generated, real);
  const [ours, theirs] = [createValidator(generated), createValidator(real)];
  const counts: Counts = {};
  const unexplained: string[] = [];
  let [accepted, refused] = [0, 0];
  for (const trial of trials) {
    const [ourFault, theirFault] = [ours.faultOf(trial.xml), theirs.faultOf(trial.xml)];
    const oursAccepts = ourFault === undefined;
    if (oursAccepts === (theirFault === undefined)) {
      if (oursAccepts) accepted++;
      else refused++;
      continue;
    }
    const name = nameDifference(trial, ourFault);
    if (name) add(counts, name, oursAccepts);
    else
      unexplained.push(
        `${trial.tries} in ${trial.path}: ours ${ourFault ?? "takes it"}, theirs ${theirFault ?? "takes it"}`,
      );
  }
  ours.dispose();
  theirs.dispose();
  return { trials, accepted, refused, counts, unexplained };
}

function add(counts: Counts, name: DifferenceName, oursAccepts: boolean): void {
  const known = (counts[name] ??= { onlyOursAccepts: 0, onlyTheirsAccepts: 0 });
  known[oursAccepts ? "onlyOursAccepts" : "onlyTheirsAccepts"]++;
}

describe.skipIf(CORPUS === undefined)("generated XSDs against the real ones (needs PROFIT_CORPUS)", () => {
  test("the table has every connector that is in both sets", () => {
    const described = new Set(corpusDescriptions().updates.map(({ id }) => id));
    const real = readdirSync(corpusFolder("xsd")).map((name) => name.replace(/\.xsd$/, ""));
    expect(Object.keys(DIFFERENCES)).toEqual(real.filter((id) => described.has(id)).sort());
    expect(real.filter((id) => !described.has(id)).sort()).toEqual(["FbSales", "FbSubscription"]);
  });

  test.each(Object.keys(DIFFERENCES))("%s: both accept and refuse the same documents, but for the table", (id) => {
    const { trials, accepted, refused, counts, unexplained } = compared(generatedXsd(id), realXsd(id));
    expect(unexplained).toEqual([]);
    expect(counts).toEqual(DIFFERENCES[id]);
    for (const name of Object.keys(counts)) expect(REASONS[name as DifferenceName]).toBeTruthy();
    expect(trials.length).toBeGreaterThanOrEqual(500);
    expect(accepted).toBeGreaterThan(300);
    expect(refused).toBeGreaterThan(100);
  });

  test.each(Object.keys(DIFFERENCES))("%s: as the sandbox serves it, bound to its own records, agrees as far", (id) => {
    const described = describedConnectors(corpusFolder("openapi"), new Map(), "seed");
    const { updateConnectors } = worldOf(SandboxSettings.parse({}), { ...NOTHING_GIVEN, described });
    const definition = updateConnectors.find((own) => own.id === id);
    if (!definition) throw new Error(`${id} is not served`);
    const { counts, unexplained } = compared(printXsd(definition), realXsd(id));
    expect(unexplained).toEqual([]);
    // The company has free fields and free-file objects of its own, in places of its own, and takes nil a little more or
    // less often: no other kind of difference.
    const own = ["field only in the OpenAPI file", "object only in the OpenAPI file", "nillable"];
    const kinds = new Set([...Object.keys(DIFFERENCES[id] ?? {}), ...own]);
    expect(Object.keys(counts).filter((name) => !kinds.has(name))).toEqual([]);
  });

  test.each(Object.keys(DIFFERENCES))("%s: the same objects and fields in the same order, the same comments", (id) => {
    const [ours, theirs] = [readShape(generatedXsd(id)), readShape(realXsd(id))];
    const theirObjects = new Map(objectsOf(theirs).map((object) => [object.path, object]));
    const counts: CommentCounts = { sameLabel: 0, otherLabel: 0, sameList: 0, otherList: [] };
    for (const object of objectsOf(ours)) {
      const their = theirObjects.get(object.path);
      const names = (fields: readonly FieldShape[]) => fields.map(({ name }) => name);
      const known = object.fields.filter(({ name }) => their?.fields.some((field) => field.name === name));
      expect([object.path, names(known)]).toEqual([object.path, names(their?.fields ?? [])]);
      expect([object.path, names(object.keys)]).toEqual([object.path, names(their?.keys ?? [])]);
      expect([object.path, object.isObligatory]).toEqual([object.path, their?.isObligatory]);
      for (const field of known)
        compareComments(
          field,
          their?.fields.find(({ name }) => name === field.name),
          counts,
        );
    }
    const ourPaths = new Set(objectsOf(ours).map(({ path }) => path));
    const shared = [...theirObjects.keys()].filter((path) => ourPaths.has(path));
    expect(objectsOf(ours).map(({ path }) => path)).toEqual(shared);
    expect(counts).toEqual(COMMENTS[id]);
  });
});

function compareComments(ours: FieldShape, theirs: FieldShape | undefined, counts: CommentCounts): void {
  const [ourLabel = "", ourList, ...ourRest] = ours.comments;
  // The comments of free fields that are not there stand before the next field.
  const theirAll = (theirs?.comments ?? []).map(repaired);
  const theirList = theirAll.at(-1)?.startsWith("Values:") ? theirAll.pop() : undefined;
  const theirLabel = theirAll.at(-1) ?? "";
  expect(ourRest).toEqual([]);
  if (ourLabel === theirLabel.replace(/ \(verwijzing naar: .*\)$/, "")) counts.sameLabel++;
  else counts.otherLabel++;
  if (ourList === undefined && theirList === undefined) return;
  if (ourList === theirList) counts.sameList++;
  else counts.otherList.push(ours.path);
}

/** The samples hold UTF-8 that was taken for Latin-1 and written as UTF-8 once more. */
function repaired(text: string): string {
  return /Ã/.test(text) ? Buffer.from(text, "latin1").toString("utf8") : text;
}

/** Libxml2 2.9, which many machines still have, takes no blanks around a number and no decimal of more than 24 digits. */
const WRONG_IN_OLD = new Set(["blanks around a value", "the largest decimal", "one digit too many"]);

const hasXmllint = spawnSync("xmllint", ["--version"]).status === 0;

describe.skipIf(CORPUS === undefined || !hasXmllint)("native xmllint (needs PROFIT_CORPUS and xmllint)", () => {
  test.each(Object.keys(DIFFERENCES))("%s: judges as libxml2 in WebAssembly does", (id) => {
    const [generated, real] = [generatedXsd(id), realXsd(id)];
    const sample = trialsFor(generated, real).filter(
      ({ tries }, index) => index % 15 === 0 && !WRONG_IN_OLD.has(tries),
    );
    expect(sample.length).toBeGreaterThan(30);
    const folder = mkdtempSync(join(tmpdir(), "schakel-xsd-"));
    try {
      const files = sample.map(({ xml }, index) => {
        const file = join(folder, `${index}.xml`);
        writeFileSync(file, xml);
        return file;
      });
      for (const xsd of [generated, real]) {
        const schema = join(folder, "schema.xsd");
        writeFileSync(schema, xsd);
        const { stderr } = spawnSync("xmllint", ["--noout", "--schema", schema, ...files], { encoding: "utf8" });
        const validator = createValidator(xsd);
        const verdicts = sample.map(({ xml }, index) => [files[index], validator.faultOf(xml) === undefined]);
        validator.dispose();
        const native = files.map((file) => [file, stderr.includes(`${file} validates\n`)]);
        expect(verdicts).toEqual(native);
      }
    } finally {
      rmSync(folder, { recursive: true });
    }
  });
});
