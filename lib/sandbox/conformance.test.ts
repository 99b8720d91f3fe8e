import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";
import { callUrl } from "./calls";
import { startSandbox } from "./server";
import { OpenQuestions, SandboxSettings } from "./settings";

// docs/sandbox-conformance.md names a test for every fact, and docs/sandbox.md every switch: neither may rot.
const root = join(import.meta.dirname, "..", "..");
const table = readFileSync(join(root, "docs", "sandbox-conformance.md"), "utf8");
const guide = readFileSync(join(root, "docs", "sandbox.md"), "utf8");

/** The subsections of the protocol that tell facts of the wire. */
const SECTIONS = [
  "1.3",
  ...["2.1", "2.2", "2.3", "2.4", "2.5", "2.6", "2.7", "2.8", "2.9"],
  ...["3.0", "3.1", "3.2", "3.3", "3.4", "3.5", "3.6", "3.7", "3.8", "3.9", "3.10", "3.11", "3.12", "3.13"],
  ...["4.1", "4.2", "4.3", "4.4", "4.5", "4.6", "4.7", "4.8", "4.9"],
  ...["5", "6.1", "6.2", "6.3", "6.4", "6.5", "7.1", "7.2", "7.3", "7.4"],
];
const OPEN = Array.from({ length: 30 }, (_, index) => `9.${index + 1}`);

type Line = { section: string; cells: string[] };

const lines = table.split("\n").reduce<{ section: string; lines: Line[] }>(
  (sofar, text) => {
    const section = /^### ([\d.]+)/.exec(text)?.[1] ?? sofar.section;
    const cells = /^\| (.*) \|$/.exec(text)?.[1]?.split(" | ") ?? [];
    const isRow = cells.length > 0 && cells[0] !== "fact" && cells[0] !== "nr" && !/^[-| ]+$/.test(text);
    return { section, lines: isRow ? [...sofar.lines, { section, cells }] : sofar.lines };
  },
  { section: "", lines: [] },
).lines;
const facts = lines.filter(({ section }) => section !== "9");
const questions = lines.filter(({ section }) => section === "9");

test("every subsection of the protocol has facts", () => {
  const told = new Set(facts.map(({ section }) => section));
  expect(SECTIONS.filter((section) => !told.has(section))).toEqual([]);
  expect([...told].filter((section) => !SECTIONS.includes(section))).toEqual([]);
});

test("every fact has a certainty, and a test or the reason why there is none", () => {
  for (const { cells } of facts) {
    const [fact, certainty, proof] = cells;
    expect(cells, fact).toHaveLength(3);
    expect(["documented", "observed", "inferred"], fact).toContain(certainty);
    expect(proof, fact).toMatch(/^(`[^`]+` .+|none: .{10,})$/);
  }
});

test("every test that is named exists, in the file that is named and under its name", () => {
  const titles = new Map<string, Set<string>>();
  const titlesOf = (file: string) => {
    const known = titles.get(file) ?? (existsSync(join(root, file)) ? readTitles(file) : new Set<string>());
    titles.set(file, known);
    return known;
  };
  const missing = lines.flatMap(({ section, cells }) =>
    proofsOf(cells)
      .filter(({ file, title }) => !titlesOf(file).has(title))
      .map(({ file, title }) => `${section}: ${file}: ${title}`),
  );
  expect(missing).toEqual([]);
});

/** Files are named from `lib/sandbox`; several proofs stand on lines of their own. */
function proofsOf(cells: readonly string[]): { file: string; title: string }[] {
  return cells.flatMap((cell) =>
    Array.from(
      cell
        .split("<br>")
        .join("\n")
        .matchAll(/^`([\w./-]+\.test\.ts)` (.+)$/gm),
      ([, file = "", title = ""]) => ({
        file: `lib/sandbox/${file}`,
        title,
      }),
    ),
  );
}

/** What stands first in a call, as the name of a test or of a group does. */
function readTitles(file: string): Set<string> {
  const source = readFileSync(join(root, file), "utf8");
  const literals = source.matchAll(/\(\s*(["'`])((?:\\.|(?!\1)[^\\])*)\1,/g);
  return new Set(Array.from(literals, ([, , text = ""]) => text.replace(/\\(.)/g, "$1")));
}

const optionOf = (name: string) => `--${name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)}`;

test("every open question has its row, and every switch that is named exists", () => {
  expect(questions.map(({ cells }) => cells[0])).toEqual(OPEN);
  const switches = Object.keys({ ...OpenQuestions.shape, ...SandboxSettings.shape }).map(optionOf);
  for (const { cells } of questions) {
    expect(cells, cells[0]).toHaveLength(4);
    for (const [named] of cells[3]?.matchAll(/--[a-z-]+/g) ?? []) expect(switches).toContain(named);
    expect(cells[3], cells[0]).toMatch(/^(`--|none)/);
  }
});

test("the guide names every option and every app connector", async () => {
  const settings = SandboxSettings.omit({ openQuestions: true }).shape;
  const options = Object.keys({ ...settings, ...OpenQuestions.shape }).map(optionOf);
  const names = new Set<string>();
  for (const profitVersion of [8, 9] as const) {
    const sandbox = await startSandbox({ profitVersion });
    const { json } = await callUrl(sandbox.control);
    await sandbox.close();
    for (const { name } of (json as { appConnectors: { name: string }[] }).appConnectors) names.add(name);
  }
  const missing = [...options, ...names].filter(
    (name) => !guide.includes(`\`${name}\``) && !guide.includes(`\`${name} `),
  );
  expect(missing).toEqual([]);
});
