import { isBuildStale, stampBuild } from "./stale-build";
import { root, runStep } from "./run-step";

/** Builds the console unless the build at hand is of these very sources. Resolves to false when the build failed. */
export async function buildWhenStale(): Promise<boolean> {
  if (!isBuildStale(root)) return true;
  console.log("Building the console (about a minute) …");
  const build = await runStep("next", ["build"], { show: false });
  if (build.exitCode !== 0) {
    console.error(build.output);
    return false;
  }
  stampBuild(root);
  return true;
}
