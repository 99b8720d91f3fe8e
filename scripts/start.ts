// `npm start`: builds when the sources changed, starts the sandbox and the console, says where they are, and stops both
// when asked. What is missing on the machine was brought by setup.mjs before.
import { CONSOLE_MEMORY, consoleCommand } from "@/lib/config/console-command";
import { parseSettings, type Settings } from "@/lib/config/settings";
import { SettingsError } from "@/lib/config/settings-error";
import { buildWhenStale } from "./build";
import { isHealthy, isPortFree, type Server, startServer, stopServers } from "./child";

const servers: Server[] = [];
let isStopping = false;

async function stop(exitCode: number): Promise<never> {
  if (!isStopping) {
    isStopping = true;
    await stopServers([...servers].reverse());
  }
  process.exit(exitCode);
}

async function fail(sentence: string): Promise<never> {
  console.error(`\n${sentence}\n`);
  return stop(1);
}

function readSettings(): Settings {
  try {
    return parseSettings(process.env);
  } catch (error) {
    if (!(error instanceof SettingsError)) throw error;
    console.error(`\n${error.message}\n`);
    process.exit(1);
  }
}

/** Without BASE_URL nobody but this machine should reach a console that speaks plain http. */
const hostOf = (settings: Settings) => (settings.baseUrl ? "0.0.0.0" : "127.0.0.1");

async function refuseTakenPorts(settings: Settings): Promise<void> {
  const wanted = [{ name: "PORT", port: settings.port, host: hostOf(settings) }];
  if (settings.hasSandbox) wanted.push({ name: "SANDBOX_PORT", port: settings.sandboxPort, host: "127.0.0.1" });
  for (const { name, port, host } of wanted) {
    if (await isPortFree(port, host)) continue;
    await fail(`Port ${port} is in use. Stop what uses it, or choose another: ${name}=${port + 10} npm start`);
  }
}

/** Resolves to the sandbox's control address once it listens. */
function startSandbox(settings: Settings): Promise<string> {
  return new Promise((resolve) => {
    const args = ["--import", "tsx", "scripts/sandbox.ts", "--port", String(settings.sandboxPort), "--rows", "1000000"];
    const sandbox = startServer("sandbox", args, {}, (line) => {
      if (line.startsWith("{")) resolve((JSON.parse(line) as { control: string }).control);
    });
    keep(sandbox);
  });
}

function startConsole(settings: Settings, control: string | undefined): Server {
  const env = { ...CONSOLE_MEMORY, NODE_ENV: "production", ...(control && { SANDBOX_CONTROL: control }) };
  // Next's own greeting names an address that people may not use; ours follows when the console is healthy.
  const isGreeting = (line: string) => line.trim() === "" || /^\s*(▲|✓|- (Local|Network))/.test(line);
  const server = startServer("console", consoleCommand(settings.port, hostOf(settings)), env, (line) => {
    if (!isGreeting(line)) console.log(line);
  });
  keep(server);
  return server;
}

/** One server less is no whole console: when one ends by itself, all end. */
function keep(server: Server): void {
  servers.push(server);
  void server.ended.then(() => {
    if (!isStopping) void fail(`The ${server.name} stopped by itself; what it said stands above.`);
  });
}

function greet(settings: Settings, control: string | undefined): void {
  const address = settings.baseUrl?.href ?? `http://localhost:${settings.port}/`;
  console.log(`\n  Schakel    ${address}`);
  if (control) console.log(`  Sandbox    ${new URL(control).origin}/ProfitRestServices`);
  if (settings.firstAdmin) console.log(`  Sign in    ${settings.firstAdmin.email}, with ADMIN_PASSWORD`);
  console.log("\n  Stop with Ctrl+C.\n");
}

process.on("SIGINT", () => void stop(0));
process.on("SIGTERM", () => void stop(0));

const settings = readSettings();
await refuseTakenPorts(settings);
if (!(await buildWhenStale())) await fail("The build failed; what it said stands above.");
const control = settings.hasSandbox ? await startSandbox(settings) : undefined;
const consoleServer = startConsole(settings, control);
const health = `http://127.0.0.1:${settings.port}/api/health`;
if (!(await isHealthy(health, consoleServer, 120_000))) {
  await fail("The console did not get ready; what it said stands above.");
}
greet(settings, control);
