// `npm run rotate-keys`: a new vault key, and everything that is stored sealed anew with it. Stop the console first, or
// start it again afterwards: a running one does not know the new key yet.
import { addVaultKeyIn } from "@/lib/config/made-secrets";
import { parseSettings, settings } from "@/lib/config/settings";
import { closeDatabase } from "@/lib/store/database";
import { rotateSecrets } from "@/lib/store/rotate-secrets";

const isOurs = !process.env["VAULT_KEYS"];
if (isOurs) addVaultKeyIn(parseSettings(process.env).dataDirectory);
// Read only now: the settings keep the ring they have seen.
const { vaultKeys: keys } = settings();

const { resealed, unopened } = await rotateSecrets();
await closeDatabase();
console.log(`${resealed} values sealed anew with key ${keys[0]?.id}.`);
if (isOurs) console.log("The new key stands first in the data directory's vault-keys. Start the console again.");
else console.log("The keys after the first one are no longer needed in VAULT_KEYS, once every console has the first.");
if (unopened.length > 0) {
  console.error(`No key opens these; enter their tokens anew:\n  ${unopened.join("\n  ")}`);
  process.exitCode = 1;
}
