import boundaries from "eslint-plugin-boundaries";
import nextVitals from "eslint-config-next/core-web-vitals";
import nextTypescript from "eslint-config-next/typescript";

// Rooms of the house, and which rooms each may import. Left out = not allowed.
const MAY_IMPORT = {
  app: ["components", "actions", "services", "session", "http", "config", "messages", "format", "filter", "wire"],
  components: ["components", "actions:type", "services:type", "privacy", "queries", "schema", "snippets", "filter", "paste", "wire", "xml", "format", "messages"],
  actions: ["services", "privacy", "session", "store", "vault", "profit", "wire", "config", "log", "messages"],
  http: ["actions", "services", "filter", "format", "config", "log"],
  services: ["profit", "privacy", "queries", "schema", "filter", "paste", "wire", "sinks", "xml", "format"],
  sinks: ["wire", "privacy", "filter", "xml", "format"],
  sandbox: ["wire", "xml"],
  store: ["vault", "config", "log"],
  session: ["store", "config", "log"],
  profit: ["wire", "filter", "paste", "xml"],
  jobs: ["services", "store", "config", "log"],
  testing: ["services", "schema", "sinks", "store", "session", "profit", "filter", "wire", "sandbox", "vault", "config", "log"],
  scripts: ["sandbox", "schema", "xml", "config", "store", "log", "testing", "services", "profit", "wire", "sinks", "filter"],
  e2e: ["e2e", "wire", "sandbox", "testing", "messages", "components", "filter"],
  vault: ["config"], privacy: ["wire"], schema: ["wire", "xml"],
  filter: ["wire", "xml"], paste: ["wire", "filter", "xml"], queries: ["filter", "wire", "format"], snippets: ["filter", "wire", "schema"],
  wire: [], xml: [], format: [], messages: [], config: [], log: ["config"],
};
const LIB_ROOMS = ["privacy", "schema", "actions", "http", "services", "sinks", "sandbox", "store", "session", "jobs", "testing", "vault", "xml", "format", "messages", "config", "log", "queries", "snippets"];

const policies = Object.entries(MAY_IMPORT).map(([from, rooms]) => ({
  from: { element: { type: from } },
  allow: [{ to: { element: { type: from } } }, ...rooms.map((room) => {
    const [type, kind] = room.split(":");
    return kind ? { to: { element: { type } }, dependency: { kind } } : { to: { element: { type } } };
  })],
}));

const config = [
  { ignores: ["node_modules/", ".next/", "data/", "test-results/", "playwright-report/", "lib/store/migrations/", "next-env.d.ts"] },
  ...nextVitals, ...nextTypescript,
  {
    plugins: { boundaries },
    settings: {
      "import/resolver": { typescript: { alwaysTryTypes: true } },
      "boundaries/elements": [
        { type: "wire", pattern: "lib/profit/wire" },
        { type: "filter", pattern: "lib/profit/filter" },
        { type: "paste", pattern: "lib/profit/paste" },
        { type: "profit", pattern: "lib/profit" },
        ...LIB_ROOMS.map((type) => ({ type, pattern: `lib/${type}` })),
        { type: "components", pattern: "components" },
        { type: "app", pattern: "app" },
        { type: "scripts", pattern: "scripts" },
        { type: "e2e", pattern: "e2e" },
      ],
    },
    rules: {
      "boundaries/dependencies": ["error", { default: "disallow", policies }],
      "max-lines": ["error", { max: 300, skipBlankLines: true, skipComments: true }],
      "max-lines-per-function": ["error", { max: 80, skipBlankLines: true, skipComments: true }],
    },
  },
  { files: ["**/*.test.ts", "**/*.test.tsx"], rules: { "boundaries/dependencies": "off", "max-lines-per-function": "off" } },
  {
    files: ["lib/profit/**", "lib/services/**", "lib/sandbox/**", "lib/xml/**"],
    rules: { "no-restricted-imports": ["error", { patterns: [{ group: ["next", "next/*", "react", "server-only"], message: "This room stays free of Next and React." }] }] },
  },
  {
    files: ["app/**/actions.ts"],
    rules: { "no-restricted-syntax": ["error",
      ...[
        "ExportNamedDeclaration > FunctionDeclaration",
        "ExportNamedDeclaration > VariableDeclaration > VariableDeclarator > .init:not(CallExpression[callee.name='defineAction'])",
        "ExportNamedDeclaration[exportKind='value'] > ExportSpecifier",
        "ExportAllDeclaration",
      ].map((selector) => ({ selector, message: "A 'use server' file exports only defineAction(...): every export is a public endpoint." })),
      { selector: "ExportDefaultDeclaration", message: "No default export from a 'use server' file." }] },
  },
  {
    files: ["**/*.{ts,tsx}"], ignores: ["app/**/actions.ts"],
    rules: { "no-restricted-syntax": ["error", { selector: "Program > ExpressionStatement[directive='use server']", message: "'use server' belongs only in app/**/actions.ts; use `import \"server-only\"` to keep code off the client." }] },
  },
];
export default config;
