// Stores the bench's connections in the console's own database (DATA_DIR) and prints their ids, in order.
import { connectionStore } from "@/lib/store/connections/connection-store";
import { closeDatabase } from "@/lib/store/database";

async function main(): Promise<void> {
  const wanted = JSON.parse(process.argv[2] ?? "[]") as { name: string; rest: string; soap?: string; token: string }[];
  const ids: string[] = [];
  for (const { name, rest, soap, token } of wanted) {
    const { id } = await connectionStore.insert({
      name,
      environmentType: "sandbox",
      environmentNumber: null,
      environmentCode: null,
      restBaseUrl: `${rest}/`,
      soapBaseUrl: soap ?? null,
      origin: "person",
      secret: token,
      createdBy: null,
    });
    ids.push(id);
  }
  process.stdout.write(`${JSON.stringify(ids)}\n`);
  await closeDatabase();
}

void main();
