import { z } from "zod";

/** The parts of AFAS's OpenAPI files that describe connectors; the rest of a file is not looked at. */

export const OpenApiFile = z.object({
  openapi: z.string(),
  paths: z.record(z.string(), z.unknown()),
  components: z.object({ schemas: z.record(z.string(), z.unknown()).default({}) }).default({ schemas: {} }),
});

export const PathItem = z.object({
  get: z.unknown().optional(),
  post: z.unknown().optional(),
  put: z.unknown().optional(),
  delete: z.unknown().optional(),
});

const Examples = z.record(z.string(), z.object({ value: z.unknown().optional() })).default({});

/** POST or PUT on `/connectors/X`. */
export const UpdateOperation = z.object({
  summary: z.string().default(""),
  requestBody: z.object({
    content: z.object({
      "application/json": z.object({ schema: z.object({ $ref: z.string() }), examples: Examples }),
    }),
  }),
  responses: z.record(z.string(), z.unknown()).default({}),
});

/** A 201 that documents what comes back; many document nothing (protocol 3.6). */
export const CreatedResponse = z.object({
  content: z.object({ "application/json": z.object({ examples: Examples }) }),
});

/** One field of an UpdateConnector. */
export const DescribedField = z.object({
  type: z.enum(["string", "integer", "number", "boolean"]),
  format: z.string().default(""),
  description: z.string().default(""),
  maxLength: z.number().int().min(0).optional(),
  multipleOf: z.number().positive().optional(),
  enum: z.array(z.union([z.string(), z.number()])).optional(),
});
export type DescribedField = z.infer<typeof DescribedField>;

const ElementProperties = z.object({
  Fields: z
    .object({ properties: z.record(z.string(), DescribedField).default({}), required: z.array(z.string()).default([]) })
    .default({ properties: {}, required: [] }),
  Objects: z
    .object({ items: z.object({ properties: z.record(z.string(), z.unknown()) }) })
    .default({ items: { properties: {} } }),
});

/** One level: `Element` is an object at the root and an array below. What is under Objects is another such level. */
export const DescribedLevel = z.object({
  properties: z.object({
    Element: z.object({
      items: z.object({ properties: ElementProperties }).optional(),
      properties: ElementProperties.optional(),
    }),
  }),
});

/** A component: exactly one property, the root object. */
export const DescribedRoot = z.object({ properties: z.record(z.string(), z.unknown()) });

/** The rows of a GetConnector's 200. */
export const RowsResponse = z.object({
  content: z.object({
    "application/json": z.object({
      schema: z.object({
        properties: z.object({
          rows: z.object({ items: z.object({ properties: z.record(z.string(), DescribedField) }) }),
        }),
      }),
    }),
  }),
});

export const GetOperation = z.object({
  summary: z.string().default(""),
  responses: z.object({ "200": RowsResponse }),
});
