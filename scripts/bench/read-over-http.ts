import { Agent, get, type IncomingMessage } from "node:http";

/**
 * Reads an address at the least cost there is: the reader stands on the machine that is measured, and `fetch` would take
 * a third of a core for what a browser elsewhere does. Floors and exports are read in this one way.
 */
export async function readOverHttp(
  address: string | URL,
  headers: Record<string, string>,
  onPiece: (piece: Buffer) => void,
): Promise<void> {
  const answer = await new Promise<IncomingMessage>((resolve, reject) => {
    get(address, { headers, agent }, resolve).once("error", reject);
  });
  const isOk = answer.statusCode === 200;
  const refusal: Buffer[] = [];
  answer.on("data", isOk ? onPiece : (piece: Buffer) => refusal.push(piece));
  await new Promise<void>((resolve, reject) => {
    answer.once("end", resolve);
    answer.once("error", reject);
  });
  if (!isOk) throw new Error(`Status ${answer.statusCode ?? 0}: ${Buffer.concat(refusal).toString("utf8")}`);
}

const agent = new Agent({ keepAlive: true, maxSockets: 64 });
