import { type RowsParamProblem, readRowsParams } from "@/lib/profit/filter/rows-query-params";
import type { RowsQuery } from "@/lib/profit/filter/rows-query";
import { ROW_FORMATS, type RowsOutput } from "@/lib/services/connectors/rows-output";
import type { TakenUp } from "@/lib/services/connectors/exports/take-up";
import { ServiceError } from "@/lib/services/errors";

/** What a rows URL asks for. `take: "all"` is an export. */
export type RowsRequest = {
  query: RowsQuery;
  output: RowsOutput;
  isDownload: boolean;
  /** Rows per page of an export. */
  pageSize?: number;
  /** An export that broke off, and how much of it has come. */
  resume?: TakenUp;
};

const DELIMITERS = { comma: ",", semicolon: ";", tab: "\t", pipe: "|" } as const;

/**
 * Reads the parameters of the rows route (design 4): those of a shared link, and `format`, `download=1`, `pagesize`,
 * `resume=<export id>` with `received=<bytes>` to go on with an export,
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
    ...resumeOf(params),
  };
}

function resumeOf(params: URLSearchParams): Pick<RowsRequest, "resume"> {
  const exportId = params.get("resume");
  if (exportId === null || exportId === "") return {};
  const text = params.get("received") ?? "";
  if (/^\d{1,15}$/.test(text)) return { resume: { exportId, receivedBytes: Number(text) } };
  throw invalid({ parameter: "received", kind: "notACount", text, sentence: '"received" must be a number of bytes.' });
}

type Problem = { parameter: string; kind: string; text: string; sentence: string };

function invalid({ parameter, kind, text, sentence }: Problem | RowsParamProblem): ServiceError {
  return new ServiceError("INVALID_INPUT", sentence, { parameter, kind, text: text.slice(0, 200), sentence });
}
