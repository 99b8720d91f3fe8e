import type { XmlObject } from "@/lib/schema/twin/read-content";
import type { UpdateBlock } from "./update-block";

type Deletion = { connectorId: string; restBaseUrl: string; root: XmlObject };

/**
 * A DELETE names its one record in the address: the root, the keys and their values (protocol 3.8). The keys are the
 * attributes of Element; where there are none, the fields say which record it is, as the XSD has it for orders and
 * projects (protocol 6.3). What would not go along is not left out silently.
 */
export function deleteUrlOf({ connectorId, restBaseUrl, root }: Deletion): string | UpdateBlock {
  const [record, ...others] = root.records;
  if (!record || others.length > 0) return blocked("deleteOne", { count: root.records.length });
  const fields = record.fields ?? [];
  const isMore = (record.objects ?? []).length > 0 || (record.keys.length > 0 && fields.length > 0);
  if (isMore) return blocked("deleteWithMore");
  const keys = record.keys.length > 0 ? record.keys : fields;
  if (keys.length === 0 || keys.some(({ text }) => text === null || text.trim() === "")) {
    return blocked("deleteNeedsKey");
  }
  const part = (values: readonly string[]) => values.map((value) => encodeURIComponent(value)).join(",");
  const names = part(keys.map(({ name }) => name));
  const values = part(keys.map(({ text }) => text ?? ""));
  const path = `connectors/${encodeURIComponent(connectorId)}/${encodeURIComponent(root.name)}/${names}/${values}`;
  const url = new URL(path, restBaseUrl).href;
  // A value of dots alone would lead elsewhere.
  return url === restBaseUrl + path ? url : blocked("deleteNeedsKey");
}

function blocked(code: UpdateBlock["code"], params: UpdateBlock["params"] = {}): UpdateBlock {
  return { code, params, proposes: "soap" };
}
