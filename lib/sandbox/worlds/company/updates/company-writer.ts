import { type Caller, callerOf, type Reply, type Row } from "../../../calls";
import type { Sandbox } from "../../../server";

/** For tests of what the company's UpdateConnectors do: writes over HTTP, and reads back through GetConnectors. */

export type Element = Record<string, unknown>;

export async function companyWriter(sandbox: Sandbox, appConnector = "full") {
  const caller = await callerOf(sandbox, appConnector);
  const roots = new Map<string, string>();
  const rootOf = async (id: string): Promise<string> => {
    const known = roots.get(id) ?? ((await caller.get(`metainfo/update/${id}`)).json as { name: string }).name;
    roots.set(id, known);
    return known;
  };
  const write = async (method: string, id: string, element: Element | Element[]): Promise<Reply> =>
    caller.send(method, `connectors/${id}`, { [await rootOf(id.split("/")[0] ?? id)]: { Element: element } });
  const where = (connector: string, values: Record<string, string>) => rowsWhere(caller, connector, values);
  return {
    ...caller,
    post: (id: string, element: Element | Element[]) => write("POST", id, element),
    put: (id: string, element: Element | Element[]) => write("PUT", id, element),
    remove: (path: string) => caller.send("DELETE", `connectors/${path}`),
    where,
    /** The only row with these values. */
    one: async (connector: string, values: Record<string, string>): Promise<Row> => {
      const rows = await where(connector, values);
      if (rows.length !== 1) throw new Error(`${rows.length} rows of ${connector} with ${JSON.stringify(values)}`);
      return rows[0] ?? {};
    },
    /** The keys that a write gave back. */
    keys: (reply: Reply): Record<string, string> => {
      if (reply.status !== 201) throw new Error(`${reply.status} ${reply.text}`);
      return Object.values((reply.json as { results: Record<string, Record<string, string>> }).results)[0] ?? {};
    },
    /** All rows of some connectors in bytes, to see that nothing changed. */
    bytesOf: async (connectors: readonly string[]): Promise<string> => {
      const replies = await Promise.all(connectors.map((id) => caller.get(`connectors/${id}?skip=-1&take=-1`)));
      const failed = replies.find(({ status }) => status !== 200);
      if (failed) throw new Error(failed.text);
      return replies.map(({ text }) => text).join("\n");
    },
  };
}
export type CompanyWriter = Awaited<ReturnType<typeof companyWriter>>;

function rowsWhere(caller: Caller, connector: string, values: Record<string, string>): Promise<Row[]> {
  const field = Object.entries(values).map(([id, value]) => ({ "@FieldId": id, "@OperatorType": 1, "#text": value }));
  const filterjson = JSON.stringify({ Filters: { Filter: [{ "@FilterId": "1", Field: field }] } });
  return caller.rows(connector, { filterjson, skip: "-1", take: "-1" });
}
