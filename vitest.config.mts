import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

const at = (path: string) => fileURLToPath(new URL(path, import.meta.url));

export default defineConfig({
  resolve: {
    alias: [
      { find: /^server-only$/, replacement: at("./lib/testing/server-only.ts") },
      { find: /^@\//, replacement: at("./") },
    ],
  },
  test: {
    include: ["lib/**/*.test.ts", "components/**/*.test.{ts,tsx}", "scripts/**/*.test.ts", "app/**/*.test.ts"],
    setupFiles: ["lib/testing/setup.ts"],
    environment: "node",
    // The default leaves one core free: of the two of CI that is half.
    maxWorkers: "100%",
    restoreMocks: true,
    testTimeout: 20_000,
    hookTimeout: 60_000,
  },
});
