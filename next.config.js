import createNextIntlPlugin from "next-intl/plugin";

const withMessages = createNextIntlPlugin("./lib/messages/request.ts");

/** @type {import("next").NextConfig} */
const config = {
  reactStrictMode: true,
  poweredByHeader: false,
  typedRoutes: false,
  serverExternalPackages: ["pg", "pg-boss", "@node-rs/argon2", "undici", "pino", "esbuild"],
  // Types and lint have steps of their own in `npm test`; the build need not repeat them.
  typescript: { ignoreBuildErrors: true },
  // `next dev` writes the arguments of server actions to the terminal: among them passwords and tokens.
  logging: { serverFunctions: false },
  // The validator of messages, small enough to travel.
  turbopack: { rules: { "**/libxml2-wasm/lib/libxml2raw.mjs": { loaders: ["./scripts/pack-wasm.cjs"], as: "*.js" } } },
  experimental: { serverActions: { bodySizeLimit: "1mb" } },
};

export default withMessages(config);
