// Asks an address every 10 ms, from a process of its own, until its input ends; then prints how long the answers took.
// A console whose event loop is held up answers late: what is seen from outside is what people feel.
import { Agent, get } from "node:http";

const EVERY_MS = 10;
const [address = ""] = process.argv.slice(2);
const agent = new Agent({ keepAlive: true, maxSockets: 64 });
const delays: number[] = [];

const timer = setInterval(() => {
  const startedAt = performance.now();
  get(address, { agent }, (response) => {
    response.resume().on("end", () => delays.push(performance.now() - startedAt));
  }).on("error", () => delays.push(Number.POSITIVE_INFINITY));
}, EVERY_MS);

process.stdin.resume().on("end", () => {
  clearInterval(timer);
  delays.sort((a, b) => a - b);
  const at = (share: number) =>
    Math.round((delays[Math.min(delays.length - 1, Math.floor(delays.length * share))] ?? 0) * 10) / 10;
  process.stdout.write(JSON.stringify({ count: delays.length, p50: at(0.5), p99: at(0.99), max: at(1) }), () =>
    process.exit(0),
  );
});
