import { z } from "zod";

/** One field of a GetConnector (protocol 3.3). `id` is the JSON property, `fieldId` Profit's internal code. */
export const GetConnectorField = z.object({
  id: z.string(),
  fieldId: z.string().nullish(),
  /** One of DATA_TYPES; an unknown kind is kept as text rather than refused. */
  dataType: z.string(),
  label: z.string().nullish(),
  length: z.number().nullish(),
  controlType: z.number().nullish(),
  decimals: z.number().nullish(),
  decimalsFieldId: z.string().nullish(),
});
export type GetConnectorField = z.infer<typeof GetConnectorField>;

/** `/metainfo/get/{connector}` (protocol 3.3). */
export const GetConnectorMetainfo = z.object({
  name: z.string(),
  description: z.string().nullish(),
  fields: z.array(GetConnectorField),
});
export type GetConnectorMetainfo = z.infer<typeof GetConnectorMetainfo>;
