import { type RowsParamProblem, readRowsParams } from "@/lib/profit/filter/rows-query-params";
import type { RowsQuery } from "@/lib/profit/filter/rows-query";
import { ROW_FORMATS, type RowsOutput } from "@/lib/services/connectors/rows-output";
import { ServiceError } from "@/lib/services/errors";

/** What a rows URL asks for. `take: "all"` is an export. */
export type RowsRequest = {
  query: RowsQuery;
  output: RowsOutput;
  isDownload: boolean;
  /** Rows per page of an export. */
  pageSize?: number;
};

const DELIMITERS = { comma: ",", semicolon: ";", tab: "\t", pipe: "|" } as const;

/**
 * Reads the parameters of the rows route (design 4): those of a shared link, and `format`, `download=1`, `pagesize`,
 * for CSV `delimiter=comma|semicolon|tab|pipe` and `bom=1`, for CSV and XLSX `header=ids|labels|none` and `formulas=neutral|keep`.
 * Throws ServiceError INVALID_INPUT that names the first parameter that is not right.
 */
export function readRowsRequest(params: URLSearchParams): RowsRequest {
  const { query, problems } = readRowsParams(params);
  const [problem] = problems;
  if (problem) throw invalid(problem);
  const choose = <T extends string>(parameter: string, choices: readonly T[], otherwise: T): T => {
    const text = params.get(parameter);
    if (text === null || text === "") return otherwise;
    const choice = choices.find((known) => known === text.toLowerCase());
    if (choice !== undefined) return choice;
    throw invalid({ parameter, kind: "notAChoice", text, sentence: `"${parameter}" must be ${choices.join(", ")}.` });
  };
  const pageSize = params.get("pagesize");
  if (pageSize !== null && !/^[1-9]\d{0,5}$/.test(pageSize)) {
    throw invalid({
      parameter: "pagesize",
      kind: "notACount",
      text: pageSize,
      sentence: '"pagesize" must be a number of rows.',
    });
  }
  return {
    query,
    output: {
      format: choose("format", ROW_FORMATS, "json"),
      csv: {
        delimiter: DELIMITERS[choose("delimiter", ["comma", "semicolon", "tab", "pipe"], "comma")],
        header: choose("header", ["ids", "labels", "none"], "ids"),
        isNeutralised: choose("formulas", ["neutral", "keep"], "neutral") === "neutral",
        hasByteOrderMark: choose("bom", ["0", "1"], "0") === "1",
      },
    },
    isDownload: choose("download", ["0", "1"], "0") === "1",
    ...(pageSize !== null && { pageSize: Number(pageSize) }),
  };
}

type Problem = { parameter: string; kind: string; text: string; sentence: string };

function invalid({ parameter, kind, text, sentence }: Problem | RowsParamProblem): ServiceError {
  return new ServiceError("INVALID_INPUT", sentence, { parameter, kind, text: text.slice(0, 200), sentence });
}
