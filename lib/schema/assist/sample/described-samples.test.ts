import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { CORPUS, corpusFolder } from "@/lib/testing/profit-corpus";
import { checkDocument } from "../../check/check-document";
import { readOpenApi } from "../../sources/read-open-api";
import { formatDocument } from "../format/format-document";
import { sampleOf } from "./sample-of";

describe.skipIf(CORPUS === undefined)("connectors that AFAS's OpenAPI files describe (PROFIT_CORPUS)", () => {
  const files = CORPUS === undefined ? [] : readdirSync(corpusFolder("openapi"));

  test.each(files)("%s: what is required and everything pass our checks", (file) => {
    const schemas = readOpenApi(readFileSync(join(corpusFolder("openapi"), file), "utf8"));
    const faults = schemas.flatMap((schema) =>
      (["required", "everything"] as const).flatMap((extent) => {
        const text = sampleOf(schema, extent);
        const { problems } = checkDocument({ schema, validator: null, text });
        const told = problems.map(
          ({ code, params }) => `${schema.connectorId} ${extent}: ${code} ${JSON.stringify(params)}`,
        );
        return formatDocument(text)?.length === 0 ? told : [...told, `${schema.connectorId} ${extent}: format`];
      }),
    );
    expect(faults).toEqual([]);
  });
});
