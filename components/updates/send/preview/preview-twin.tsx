"use client";

import { useMemo } from "react";
import type { ConnectorSchema } from "@/lib/schema/connector-schema";
import { toJson } from "@/lib/schema/twin/to-json";
import { TwinDifferences } from "../../twin/twin-differences";

/** A larger message would hold up the page while it is compared. */
const LONGEST = 300_000;

/** What REST and SOAP would do differently with the message, beside the choice between them. */
export function PreviewTwin({ schema, xml }: { schema: ConnectorSchema | null; xml: string }) {
  const differences = useMemo(
    () => (schema === null || xml.length > LONGEST ? null : toJson(schema, xml).differences),
    [schema, xml],
  );
  return differences === null || differences.length === 0 ? null : (
    <div className="-mx-3">
      <TwinDifferences differences={differences} />
    </div>
  );
}
