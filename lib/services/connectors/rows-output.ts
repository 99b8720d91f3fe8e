import { ProfitError } from "@/lib/profit/errors";
import type { GetConnectorField } from "@/lib/profit/wire/get-connector-metainfo";
import type { PageCells } from "@/lib/profit/wire/page-cells";
import type { CsvOptions } from "@/lib/sinks/csv";
import type { OutputColumn } from "@/lib/sinks/columns";
import { ROW_FORMATS, type RowFormat, type WriterOptions } from "@/lib/sinks/row-writer";
import { UnfitCell } from "@/lib/sinks/unfit-cell";
import { ServiceError } from "../errors";

export { ROW_FORMATS };

export type RowsOutput = {
  format: RowFormat;
  /** `isNeutralised` and `header` count for XLSX as well. */
  csv: CsvOptions;
  /** Fields whose values are printed as a mask, in every format. */
  maskedFields?: readonly string[];
};

/** What a writer needs, besides its columns. */
export function writerOptions(
  { format, csv, maskedFields = [] }: RowsOutput,
  connectorId: string,
  columns: readonly OutputColumn[],
): WriterOptions {
  return { format, csv, maskedFields, columns, name: connectorId };
}

/** The columns to write. Throws ServiceError INVALID_INPUT for a field the connector does not have. */
export function outputColumns(fields: readonly GetConnectorField[], chosen: readonly string[]): OutputColumn[] {
  const columns = fields.map(columnOf);
  if (chosen.length === 0) return columns;
  const byId = new Map(columns.map((column) => [column.id, column]));
  return chosen.map((id) => {
    const column = byId.get(id);
    if (column) return column;
    const sentence = `The connector has no field "${id}".`;
    throw new ServiceError("INVALID_INPUT", sentence, {
      parameter: "fields",
      kind: "unknownField",
      text: id,
      sentence,
    });
  });
}

function columnOf({ id, label, dataType, decimals, decimalsFieldId }: GetConnectorField): OutputColumn {
  const isFixed = typeof decimals === "number" && !decimalsFieldId;
  return { id, label: label ?? id, isDate: dataType === "date", dataType, decimals: isFixed ? decimals : null };
}

/** A cell that does not fit its field's type is an answer that does not fit its description. */
export function answerFaultOf(error: unknown): unknown {
  if (!(error instanceof UnfitCell)) return error;
  return new ProfitError("BAD_ANSWER", error.message, { status: 200, fault: "unfitCell", cause: error });
}

/**
 * Every row has every field of the definition (protocol 3.5): fewer means that this is not the whole answer, or that
 * it answers something else.
 */
export function assertAllFields(cells: PageCells, fieldIds: readonly string[], status: number): void {
  if (cells.rowCount === 0) return;
  const present = new Set(cells.fieldIds);
  const missing = fieldIds.filter((id) => !present.has(id));
  if (missing.length === 0) return;
  const named = missing.slice(0, 5).join(", ") + (missing.length > 5 ? ", …" : "");
  throw new ProfitError("BAD_ANSWER", `The rows lack ${missing.length} of ${fieldIds.length} fields: ${named}`, {
    status,
    fault: "missingFields",
  });
}
