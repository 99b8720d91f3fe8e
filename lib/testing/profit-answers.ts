import { ProfitError } from "@/lib/profit/errors";
import type { SoapPageScanner } from "@/lib/profit/soap/soap-page-scanner";
import type { PageCells } from "@/lib/profit/wire/page-cells";

/** Every cell as what it stands for; texts without their escapes, for both forms may be used. */
export function valuesOf({ bytes, fieldIds, rowCount, starts, ends, kinds }: PageCells): Record<string, unknown>[] {
  return Array.from({ length: rowCount }, (_, row) =>
    Object.fromEntries(
      fieldIds.map((id, column) => {
        const cell = row * fieldIds.length + column;
        const raw = Buffer.from(bytes.subarray(starts[cell], ends[cell])).toString("utf8");
        const isText = (kinds[cell] ?? 0) >= 5;
        return [id, isText ? (JSON.parse(`"${raw}"`) as string) : raw.replace(/^(-?)\./, "$10.")];
      }),
    ),
  );
}

/** The cells of a SOAP answer that comes in pieces; `cuts` are where it falls apart. */
export function scanInPieces(scanner: SoapPageScanner, bytes: Uint8Array, cuts: readonly number[]): PageCells {
  const places = [0, ...cuts.map((cut) => cut % (bytes.length + 1)).toSorted((a, b) => a - b), bytes.length];
  for (let index = 1; index < places.length; index++) scanner.add(bytes.slice(places[index - 1], places[index]));
  const scanned = scanner.finish();
  let step = scanned.next();
  while (!step.done) step = scanned.next();
  return step.value.cells;
}

/** What a call ended in, when that is a ProfitError. */
export async function profitTroubleOf(run: Promise<unknown>): Promise<ProfitError> {
  const error = await run.then(
    () => null,
    (failure: unknown) => failure,
  );
  if (error instanceof ProfitError) return error;
  throw new Error(`No ProfitError but ${String(error)}`);
}
