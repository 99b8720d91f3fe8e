import { z } from "zod";

/** One cell of a GetConnector row: cells are scalar, Profit nests nothing (protocol 3.5). */
export const CellValue = z.union([z.string(), z.number(), z.boolean(), z.null()]);
export type CellValue = z.infer<typeof CellValue>;

/** One page of a GetConnector answer (protocol 3.5). */
export const GetConnectorPage = z.object({
  skip: z.number().int(),
  take: z.number().int(),
  rows: z.array(z.record(z.string(), CellValue)),
});
export type GetConnectorPage = z.infer<typeof GetConnectorPage>;
export type Row = GetConnectorPage["rows"][number];
