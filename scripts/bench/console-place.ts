import { createServer } from "node:net";
import { ADMINISTRATOR, type ConsoleProcess, startConsole } from "@/lib/testing/console-process";
import { startScript } from "./processes";
import { Visitor } from "./visitor";

/** A built console, somebody signed in to it, and two Profits that it reads from: the sandbox, and prepared pages. */
export type ConsolePlace = {
  visitor: Visitor;
  console: ConsoleProcess;
  rest: string;
  authorization: string;
  sandboxId: string;
  pagesRest: string;
  pagesId: string;
};

export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, "127.0.0.1");
  await new Promise((resolve) => probe.once("listening", resolve));
  const address = probe.address();
  await new Promise((resolve) => probe.close(resolve));
  return typeof address === "object" && address ? address.port : 0;
}

export async function startConsolePlace(): Promise<ConsolePlace> {
  const sandbox = await startScript<{ rest: string; control: string }>("scripts/sandbox.ts", [
    "--port",
    "0",
    "--rows",
    "1000000",
  ]);
  const pages = await startScript<{ rest: string }>("scripts/bench/page-server.ts");
  const overview = (await (await fetch(sandbox.answer.control)).json()) as {
    appConnectors: { name: string; xmlToken: string; authorization: string }[];
  };
  const full = overview.appConnectors.find(({ name }) => name === "full");
  if (!full) throw new Error("The sandbox has no app connector full");
  const hosts = [sandbox.answer.rest, pages.answer.rest].map((rest) => new URL(rest).host).join(",");
  const running = await startConsole({ port: await freePort(), env: { PROFIT_HOSTS: hosts } });
  const wanted = [
    { name: "Sandbox", rest: sandbox.answer.rest, token: full.xmlToken },
    {
      name: "Pages",
      rest: pages.answer.rest,
      soap: pages.answer.rest.replace("RestServices", "Services"),
      token: full.xmlToken,
    },
  ];
  const added = await startScript<string[]>("scripts/bench/add-connections.ts", [JSON.stringify(wanted)], {
    DATA_DIR: running.dataDir,
  });
  const [sandboxId = "", pagesId = ""] = added.answer;
  const visitor = new Visitor(running.baseUrl);
  await visitor.signIn(ADMINISTRATOR);
  return {
    visitor,
    console: running,
    rest: sandbox.answer.rest,
    authorization: full.authorization,
    sandboxId,
    pagesRest: pages.answer.rest,
    pagesId,
  };
}
