import { randomBytes } from "node:crypto";
import { sql } from "drizzle-orm";
import { expect, test } from "vitest";
import { settings } from "@/lib/config/settings";
import { prepareTestDatabase } from "@/lib/testing/database";
import { madeUpToken, someConnection, somePerson } from "@/lib/testing/factories";
import { keyRingOf } from "@/lib/vault/key-ring";
import { open } from "@/lib/vault/seal";
import { openConnection } from "./connections/open-connection";
import { database } from "./database";
import { historyStoreFor } from "./history/history-store";
import { rotateSecrets } from "./rotate-secrets";

prepareTestDatabase();

const newKey = { id: "new_key", key: randomBytes(32) };

async function sealedIn(table: "connections" | "history", column: string): Promise<{ id: string; sealed: string }[]> {
  const answer = await database().execute(
    sql.raw(`select id::text, ${column} as sealed from ${table} where ${column} is not null order by id`),
  );
  return answer.rows.map((row) => ({ id: String(row["id"]), sealed: String(row["sealed"]) }));
}

test("seals everything anew, after which the new key alone opens it", async () => {
  const secret = madeUpToken();
  const connection = await someConnection({ secret });
  const person = await somePerson();
  await historyStoreFor(person).record({ kind: "act", action: "x", outcome: "ok", detail: { note: "een geheim" } });

  const ring = keyRingOf([newKey, ...settings().vaultKeys]);
  expect(await rotateSecrets(ring)).toEqual({ resealed: 2, unopened: [] });
  expect(await rotateSecrets(ring)).toEqual({ resealed: 0, unopened: [] });

  const newAlone = keyRingOf([newKey]);
  const [stored] = await sealedIn("connections", "secret_sealed");
  expect(open(newAlone, stored?.sealed ?? "", `connections:${connection.id}:secret`)).toBe(secret);
  const [line] = await sealedIn("history", "detail_sealed");
  expect(open(newAlone, line?.sealed ?? "", `history:${line?.id}:detail`)).toContain("een geheim");
  await expect(openConnection(connection.id)).rejects.toThrow(/Key new_key is not in VAULT_KEYS/);
});

test("a value that no key opens is named and left as it is", async () => {
  const connection = await someConnection();
  const lost = "v1.lost.AAAA.AAAA.AAAA";
  await database().execute(sql`update connections set secret_sealed = ${lost} where id = ${connection.id}`);
  const rotation = await rotateSecrets();
  expect(rotation.unopened).toContain(`connections:${connection.id}:secret`);
  expect((await sealedIn("connections", "secret_sealed")).map(({ sealed }) => sealed)).toContain(lost);
});
