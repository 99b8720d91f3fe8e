// cspell:ignore attachement Logfile
import { SandboxRefusal } from "../../refusal";
import type { Command } from "../commands/command-queue";
import { demandSpecial } from "../demand-special";
import { type CallOfCaller, type Operation, text, TOKEN } from "../operation";
import { ARCHIVE_UNREADABLE, COMMAND_MISSING, COMMAND_UNKNOWN } from "../wordings";
import { zipOf } from "../commands/zip";

/** Longer command lines are kept to here; nothing is done with them. */
const KEPT = 2_000;
const NOT_BASE64 = /[^A-Za-z0-9+/=\s]/;
/** "PK", in base64. */
const ZIP_START = "UEs";

/**
 * AFAS Remote Cmd (protocol 4.3): takes a command line with a ZIP in base64, and gives the id to ask its state with. The
 * sandbox imports nothing. That an empty command line and what is no ZIP are refused is inferred.
 */
export const executeCommand: Operation<CallOfCaller> = {
  name: "Execute",
  parameters: [TOKEN, text("commandLine"), text("attachementArchive")],
  run: ({ environment, caller: { appConnector }, parameter }) => {
    demandSpecial(appConnector, "AFASRemoteCmd");
    const commandLine = parameter("commandLine")?.trim() ?? "";
    if (commandLine === "") throw new SandboxRefusal(COMMAND_MISSING);
    const archive = parameter("attachementArchive")?.trim() ?? "";
    if (archive !== "" && (!archive.startsWith(ZIP_START) || NOT_BASE64.test(archive))) {
      throw new SandboxRefusal(ARCHIVE_UNREADABLE);
    }
    const archiveBytes = Buffer.byteLength(archive, "base64");
    return environment.commands.add(appConnector.name, { commandLine: commandLine.slice(0, KEPT), archiveBytes });
  },
};

/** Empty until the command is done, then its log once. A command that is not (or no longer) there is refused (inferred). */
export const getCommandState: Operation<CallOfCaller> = {
  name: "GetState",
  parameters: [TOKEN, text("commandId")],
  run: ({ environment, caller: { appConnector }, parameter }) => {
    demandSpecial(appConnector, "AFASRemoteCmd");
    const id = parameter("commandId")?.trim().toUpperCase() ?? "";
    const state = environment.commands.take(appConnector.name, id);
    if (state === undefined) throw new SandboxRefusal(COMMAND_UNKNOWN, id);
    return state === "busy" ? "" : logOf(environment.code, state).toString("base64");
  },
};

/** A log and a return file, named as in Profit's documentation; what they say is ours. */
function logOf(environmentCode: string, { commandLine, archiveBytes, doneAt }: Command): Buffer {
  const lines = [
    `Omgeving: ${environmentCode}`,
    `Opdrachtregel: ${commandLine}`,
    `Bijlage: ${archiveBytes} bytes`,
    "De sandbox heeft de opdracht aangenomen en niets geïmporteerd.",
  ];
  return zipOf(
    [
      { name: "@#$GeneralLogfile", bytes: Buffer.from(`${lines.join("\r\n")}\r\n`, "utf8") },
      { name: "@#$Return.xml", bytes: Buffer.from('<?xml version="1.0" encoding="utf-8"?><Return />', "utf8") },
    ],
    doneAt,
  );
}
