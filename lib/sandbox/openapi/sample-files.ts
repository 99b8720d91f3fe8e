import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll } from "vitest";

/** For tests: made-up files in the layout of AFAS's own, and folders to put them in. */

type Field = Readonly<Record<string, unknown>>;
export type SampleLevel = {
  fields?: Readonly<Record<string, Field>>;
  required?: readonly string[];
  objects?: Readonly<Record<string, SampleLevel>>;
};

/** A component: the root's Element is an object, those below are arrays. */
export function sampleComponent(rootName: string, level: SampleLevel): object {
  return { type: "object", properties: { [rootName]: levelOf(level, true) } };
}

function levelOf({ fields = {}, required, objects }: SampleLevel, isRoot: boolean): object {
  const inside = {
    Fields: { type: "object", properties: fields, ...(required ? { required } : {}) },
    ...(objects ? { Objects: { type: "array", items: { type: "object", properties: mapped(objects) } } } : {}),
  };
  const element = { type: "object", properties: inside };
  return { type: "object", properties: { Element: isRoot ? element : { type: "array", items: element } } };
}

function mapped(objects: Readonly<Record<string, SampleLevel>>): object {
  return Object.fromEntries(Object.entries(objects).map(([name, level]) => [name, levelOf(level, false)]));
}

/** POST or PUT of a connector, with examples by name and what a 201 gives back. */
export function sampleOperation(component: string, examples: object = {}, result?: object): object {
  const named = Object.fromEntries(
    Object.entries(examples).map(([name, value]: [string, unknown]) => [name, { value }]),
  );
  const body = (content: object) => ({ content: { "application/json": content } });
  return {
    summary: "Een ding",
    requestBody: body({ schema: { $ref: `#/components/schemas/${component}` }, examples: named }),
    responses: result ? { "201": body({ examples: { answer: { value: result } } }) } : {},
  };
}

/** GET of a GetConnector. */
export function sampleGet(fields: Readonly<Record<string, Field>>): object {
  const rows = { type: "array", items: { type: "object", properties: fields } };
  const schema = { type: "object", properties: { rows } };
  return { get: { summary: "Dingen", responses: { "200": { content: { "application/json": { schema } } } } } };
}

export function sampleFile(paths: object, schemas: object = {}): object {
  return { openapi: "3.0.0", info: { title: "Things", version: "1" }, paths, components: { schemas } };
}

/** A folder with these files, gone after the tests. Objects are written as JSON. */
export function folderWith(files: Readonly<Record<string, object | string | Buffer>>): string {
  const folder = mkdtempSync(join(tmpdir(), "schakel-openapi-"));
  folders.push(folder);
  for (const [name, content] of Object.entries(files)) {
    const isText = typeof content === "string" || Buffer.isBuffer(content);
    writeFileSync(join(folder, name), isText ? content : JSON.stringify(content));
  }
  return folder;
}

const folders: string[] = [];
afterAll(() => folders.forEach((folder) => rmSync(folder, { recursive: true })));
