// cspell:ignore notzero
import { z } from "zod";

/** One field of an UpdateConnector (protocol 3.4). */
export const UpdateConnectorField = z.object({
  fieldId: z.string(),
  /** An attribute of Element in XML, `@Id` in JSON (protocol 6.3). */
  primaryKey: z.boolean().nullish(),
  /** One of DATA_TYPES; an unknown kind is kept as text rather than refused. */
  dataType: z.string(),
  label: z.string().nullish(),
  mandatory: z.boolean().nullish(),
  length: z.number().nullish(),
  decimals: z.number().nullish(),
  /** Spelled `decimalsFieldId` in the metainfo of a GetConnector. */
  decimalFieldId: z.string().nullish(),
  notzero: z.boolean().nullish(),
  controlType: z.number().nullish(),
  /** The code list. */
  values: z.array(z.object({ id: z.string(), description: z.string().nullish() })).nullish(),
});
export type UpdateConnectorField = z.infer<typeof UpdateConnectorField>;

/** An object below the root, with what is below it. `id` and `description` are optional there (protocol 3.4). */
export const UpdateConnectorObject = z.object({
  id: z.string().nullish(),
  description: z.string().nullish(),
  name: z.string(),
  fields: z.array(UpdateConnectorField).nullish(),
  get objects() {
    return z.array(UpdateConnectorObject).nullish();
  },
});
export type UpdateConnectorObject = z.infer<typeof UpdateConnectorObject>;

/** `/metainfo/update/{connector}` (protocol 3.4). `name` is the root element, which is not always the id. */
export const UpdateConnectorMetainfo = UpdateConnectorObject.extend({ id: z.string() });
export type UpdateConnectorMetainfo = z.infer<typeof UpdateConnectorMetainfo>;
