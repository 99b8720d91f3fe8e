import { execFileSync } from "node:child_process";
import { existsSync } from "node:fs";
import { delimiter, join } from "node:path";
import { chromium } from "@playwright/test";

const NAMES = ["chromium", "chromium-browser", "google-chrome", "google-chrome-stable"];
const MAC = [
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
];

/** The browser for the page tests: the machine's own, else Playwright's; undefined when there is none yet. */
export function findChromium(): string | undefined {
  const inPath = (process.env["PATH"] ?? "")
    .split(delimiter)
    .flatMap((folder) => NAMES.map((name) => join(folder, name)));
  return [...inPath, ...MAC, chromium.executablePath()].find((path) => existsSync(path));
}

/** Finds a browser or gets one: Debian's package as root, else Playwright's own. Throws a sentence when neither works. */
export function bringChromium(): string {
  const found = findChromium();
  if (found) return found;
  const attempts: [string, string[]][] = [["npx", ["playwright", "install", "chromium"]]];
  if (process.getuid?.() === 0 && process.platform === "linux") {
    attempts.unshift([
      "sh",
      ["-c", "apt-get update -q && DEBIAN_FRONTEND=noninteractive apt-get install -y -q chromium"],
    ]);
  }
  for (const [command, args] of attempts) {
    console.log(`Bringing a browser for the page tests: ${command} ${args.join(" ")}`);
    try {
      execFileSync(command, args, { stdio: ["ignore", "ignore", "inherit"] });
    } catch {
      continue;
    }
    const brought = findChromium();
    if (brought) return brought;
  }
  throw new Error(
    "The page tests need Chromium and none could be installed. Install Chromium or Google Chrome, or run `npx playwright install chromium`, and try again.",
  );
}
