import { givenAs, type GivenFile, GivenFileFault } from "../given-files";
import { type Level, mergedLevels, readRoot, type SchemaKind } from "./described-levels";
import { addExample, type Evidence } from "./example-evidence";
import {
  CreatedResponse,
  type DescribedField,
  GetOperation,
  OpenApiFile,
  PathItem,
  UpdateOperation,
} from "./file-layout";

/** An UpdateConnector as a file describes it. */
export type DescribedUpdate = {
  id: string;
  summary: string;
  root: Level;
  inserts: boolean;
  updates: boolean;
  deletes: boolean;
  /** What the examples of a 201 give back, in order. */
  results: readonly string[];
  /** The keys in its DELETE path. */
  deleteKeys: readonly string[];
  evidence: Evidence;
};

export type DescribedGet = { id: string; summary: string; fields: ReadonlyMap<string, DescribedField> };

export type DescribedFile = { updates: readonly DescribedUpdate[]; gets: readonly DescribedGet[] };

type Growing = Omit<DescribedUpdate, "root" | "results"> & {
  post: Level | undefined;
  put: Level | undefined;
  results: Set<string>;
};

/** Reads one of AFAS's OpenAPI files. Throws a GivenFileFault for one that is something else. */
export function readOpenApiFile({ text }: GivenFile): DescribedFile {
  const { paths, components } = givenAs(OpenApiFile, openApiOf(text), "its top");
  const gets: DescribedGet[] = [];
  const updates = new Map<string, Growing>();
  for (const [path, operations] of Object.entries(paths)) {
    const [service, id = "", ...below] = path.split("/").filter(Boolean);
    // `{Endpoint}` stands in every file as an example of any GetConnector.
    if (service !== "connectors" || id === "" || id.startsWith("{")) continue;
    const { get, post, put, delete: remove } = givenAs(PathItem, operations, path);
    if (get !== undefined && below.length === 0) gets.push(readGet(id, get));
    if (post === undefined && put === undefined && remove === undefined) continue;
    const update = updates.get(id) ?? newUpdate(id);
    updates.set(id, update);
    if (below.length === 0) {
      if (post !== undefined) readUpdate(update, "POST", post, components.schemas);
      if (put !== undefined) readUpdate(update, "PUT", put, components.schemas);
    } else if (below.length === 1) {
      for (const payload of examplesOf(post)) addExample(update.evidence, payload, false);
    } else if (remove !== undefined) {
      update.deletes = true;
      update.deleteKeys = (below[1] ?? "").split(",").map((key) => key.replace(/^@/, ""));
    }
  }
  const found = { gets, updates: [...updates.values()].flatMap(finished) };
  if (gets.length + found.updates.length === 0) throw new GivenFileFault("describes no connector of Profit");
  return found;
}

function openApiOf(text: string): unknown {
  const file = parsed(text);
  const version = typeof file === "object" && file !== null && "openapi" in file ? file.openapi : undefined;
  if (typeof version !== "string") throw new GivenFileFault("is no OpenAPI file: it names no `openapi` version");
  if (!/^3\./.test(version)) throw new GivenFileFault(`is OpenAPI ${version.slice(0, 20)}; only version 3 can be read`);
  return file;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new GivenFileFault(`is no JSON: ${error instanceof Error ? error.message : String(error)}`, { cause: error });
  }
}

function newUpdate(id: string): Growing {
  return {
    id,
    summary: "",
    post: undefined,
    put: undefined,
    inserts: false,
    updates: false,
    deletes: false,
    results: new Set(),
    deleteKeys: [],
    evidence: new Map(),
  };
}

function readUpdate(update: Growing, kind: SchemaKind, operation: unknown, schemas: Readonly<Record<string, unknown>>) {
  const { summary, requestBody, responses } = givenAs(UpdateOperation, operation, `${kind} ${update.id}`);
  const { schema } = requestBody.content["application/json"];
  const name = schema.$ref.replace(/^#\/components\/schemas\//, "");
  if (!Object.hasOwn(schemas, name)) throw new GivenFileFault(`refers to ${schema.$ref}, which is not in it`);
  const root = readRoot(schemas[name], name, kind);
  update.summary ||= summary;
  if (kind === "POST") {
    update.post = root;
    update.inserts = true;
  } else {
    update.put = root;
    update.updates = true;
  }
  for (const payload of examplesOf(operation)) addExample(update.evidence, payload, kind === "POST");
  for (const field of resultsOf(responses["201"])) update.results.add(field);
}

function examplesOf(operation: unknown): unknown[] {
  const read = UpdateOperation.safeParse(operation);
  if (!read.success) return [];
  return Object.values(read.data.requestBody.content["application/json"].examples).map(({ value }) => value);
}

/** `{"results":{"KnSubject":{"SbId":"…"}}}`, an array of such, or the same without `results` (protocol 3.6). */
function resultsOf(response: unknown): string[] {
  const read = CreatedResponse.safeParse(response);
  if (!read.success) return [];
  return Object.values(read.data.content["application/json"].examples).flatMap(({ value }) => namesIn(value));
}

/** The names of what holds a value, however deep it lies in the example. */
function namesIn(value: unknown): string[] {
  if (typeof value !== "object" || value === null) return [];
  return Object.entries(value).flatMap(([name, inside]: [string, unknown]) =>
    typeof inside === "object" && inside !== null ? namesIn(inside) : [name],
  );
}

function finished({ post, put, results, ...update }: Growing): DescribedUpdate[] {
  const root = post && put ? mergedLevels(post, put) : (post ?? put);
  // A path that only deletes describes no payload.
  return root ? [{ ...update, root, results: [...results] }] : [];
}

function readGet(id: string, operation: unknown): DescribedGet {
  const { summary, responses } = givenAs(GetOperation, operation, `GET ${id}`);
  const { rows } = responses["200"].content["application/json"].schema.properties;
  return { id, summary, fields: new Map(Object.entries(rows.items.properties)) };
}
