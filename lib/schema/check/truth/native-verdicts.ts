// cspell:ignore noout
import { spawnSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

export const hasXmllint = spawnSync("xmllint", ["--version"]).status === 0;

/** A line where it complains, or a line that the complaint names as well: of the tag that is not closed. */
export type NativeVerdict = { isValid: boolean; lines: number[][]; said: string };

/** What native `xmllint --schema` says of many texts, in one process. */
export function nativeVerdicts(xsd: string, texts: readonly string[]): NativeVerdict[] {
  const folder = mkdtempSync(join(tmpdir(), "schakel-verdicts-"));
  try {
    writeFileSync(join(folder, "schema.xsd"), xsd);
    const names = texts.map((_text, index) => `${index}.xml`);
    for (const [index, name] of names.entries()) writeFileSync(join(folder, name), texts[index] ?? "");
    const { stderr } = spawnSync("xmllint", ["--noout", "--nonet", "--schema", "schema.xsd", ...names], {
      ...{ cwd: folder, encoding: "utf8", maxBuffer: 512 * 1024 * 1024 },
    });
    return verdictsOf(stderr, names);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

const FAULT = /^(\d+\.xml):(\d+): (parser error)?/;
const NAMED_LINE = / line (\d+)/;
const VALID = /^(\d+\.xml) validates$/;

function verdictsOf(stderr: string, names: readonly string[]): NativeVerdict[] {
  const byName = new Map(names.map((name): [string, NativeVerdict] => [name, { isValid: false, lines: [], said: "" }]));
  for (const line of stderr.split("\n")) {
    const valid = byName.get(VALID.exec(line)?.[1] ?? "");
    if (valid) valid.isValid = true;
    const [, name = "", at = "", ofParser] = FAULT.exec(line) ?? [];
    const verdict = byName.get(name);
    // Behind the first fault of a text that is no XML, its parser stumbles over what follows from that one.
    if (!verdict || (ofParser && verdict.said !== "")) continue;
    const named = ofParser && NAMED_LINE.exec(line)?.[1];
    verdict.lines.push(named ? [Number(at), Number(named)] : [Number(at)]);
    verdict.said += `${line}\n`;
  }
  return [...byName.values()];
}
