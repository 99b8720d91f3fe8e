import "server-only";

/** Every fault of the settings at once, each a sentence that names its variable. Never carries a value that is secret. */
export class SettingsError extends Error {
  override readonly name = "SettingsError";
  readonly faults: readonly string[];

  constructor(faults: readonly string[], cause?: unknown) {
    super(`The settings are not right:\n${faults.map((fault) => `  - ${fault}`).join("\n")}`, { cause });
    this.faults = faults;
  }
}
