// Stores saved queries of a person, given by e-mail address, on a connection of the console in DATA_DIR; prints how many.
import { eq } from "drizzle-orm";
import { closeDatabase, database } from "@/lib/store/database";
import { people } from "@/lib/store/schema/people";
import { savedQueries } from "@/lib/store/schema/saved-queries";

const AT_ONCE = 500;
const AREAS = ["Debiteuren", "Crediteuren", "Projecten", "Verlof", "Voorraad", "Contracten"];
const SORTS = ["Controles", "Maand", "Jaareinde", "Koppeling", "Overig"];

async function main(): Promise<void> {
  const [connectionId = "", email = "", wished = "0"] = process.argv.slice(2);
  const [owner] = await database().select({ id: people.id }).from(people).where(eq(people.email, email));
  if (!owner) throw new Error(`Nobody has the address ${email}`);
  const rows = Array.from({ length: Number(wished) }, (_, index) => ({
    connectionId,
    connectorId: index % 2 === 0 ? "Wide" : "Long",
    ownerId: owner.id,
    visibility: index % 5 === 0 ? ("shared" as const) : ("private" as const),
    folder: index % 10 === 0 ? "" : `${AREAS[index % AREAS.length]}/${SORTS[index % SORTS.length]} ${index % 40}`,
    name: `Overzicht ${String(index + 1).padStart(4, "0")} van ${AREAS[index % AREAS.length]?.toLowerCase()}`,
    description: index % 3 === 0 ? "" : `Wat er in periode ${1 + (index % 12)} anders is dan in de periode daarvoor`,
    page: `fields=Id,Veld_1,Veld_2&filter=Veld_2%20gt%20${index}&take=2500`,
    updatedBy: owner.id,
  }));
  for (let at = 0; at < rows.length; at += AT_ONCE)
    await database()
      .insert(savedQueries)
      .values(rows.slice(at, at + AT_ONCE));
  process.stdout.write(`${JSON.stringify(rows.length)}\n`);
  await closeDatabase();
}

void main();
