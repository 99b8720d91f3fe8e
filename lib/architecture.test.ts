import { existsSync, readdirSync, readFileSync, statSync } from "node:fs";
import { join } from "node:path";
import { expect, test } from "vitest";

/** Reads the tree for what lint cannot say. */
const root = join(import.meta.dirname, "..");
const NOT_OURS = new Set(["node_modules", ".next", ".git", "data", "test-results", "playwright-report"]);

function filesBelow(folder: string): string[] {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder)).flatMap((name) => {
    if (NOT_OURS.has(name)) return [];
    const path = folder === "." ? name : `${folder}/${name}`;
    return statSync(join(root, path)).isDirectory() ? filesBelow(path) : [path];
  });
}

const read = (path: string) => readFileSync(join(root, path), "utf8");
const everyFile = filesBelow(".");
const code = everyFile.filter((path) => /\.tsx?$/.test(path) && !path.startsWith("lib/store/migrations/"));
const production = code.filter(
  (path) =>
    !/\.(test|spec)\.tsx?$/.test(path) &&
    !/^(e2e|scripts|lib\/testing)\//.test(path) &&
    !/^[^/]+\.config\.ts$/.test(path),
);
const filesWith = (pattern: RegExp, files: string[]) => files.filter((path) => pattern.test(read(path)));

test("the top level holds what was agreed and the files that tools insist on", () => {
  const agreed = ["app", "components", "lib", "public", "e2e", "scripts", "docs", "bench"];
  const files = [
    ...["README.md", "LICENSE", "CONTRIBUTING.md", "CHANGELOG.md", "SECURITY.md"],
    ...["package.json", "package-lock.json", "next.config.js", "tailwind.config.ts", "tsconfig.json", "next-env.d.ts"],
    ...["eslint.config.mjs", "vitest.config.mts", "playwright.config.ts", "postcss.config.mjs", "drizzle.config.ts"],
    ...["knip.json", "cspell.json", "instrumentation.ts", "proxy.ts", "tsconfig.tsbuildinfo"],
  ];
  const found = readdirSync(root).filter((name) => !name.startsWith(".") && !NOT_OURS.has(name));
  expect(found.filter((name) => ![...agreed, ...files].includes(name))).toEqual([]);
});

test("settings are read in lib/config alone", () => {
  expect(
    filesWith(/process\.env\b/, production).filter(
      (path) => !path.startsWith("lib/config/") && path !== "instrumentation.ts",
    ),
  ).toEqual([]);
});

test("only the transport and the browser's own calls fetch", () => {
  const callers = filesWith(/(?<![.\w])fetch\(/, production);
  expect(callers.filter((path) => !/^(lib\/profit\/(transport|guarded-fetch)\.ts|components\/)/.test(path))).toEqual(
    [],
  );
});

test("components fetch from our own routes only", () => {
  const strangers = production
    .filter((path) => path.startsWith("components/"))
    .filter((path) => /fetch\(\s*["'`]https?:/.test(read(path)));
  expect(strangers).toEqual([]);
});

test("addresses of pages are built in components/layout/routes.ts", () => {
  expect(
    filesWith(/href=\{?["'`]\/(?!\/)/, production).filter((path) => path !== "components/layout/routes.ts"),
  ).toEqual([]);
});

test("rooms that hold secrets or the database are marked server-only", () => {
  // How the console is started holds no setting, and the browser tests start it too.
  const rooms = /^lib\/(store\/(?!schema)|vault\/|session\/|actions\/|config\/(?!console-command))/;
  const unmarked = production
    .filter((path) => rooms.test(path))
    .filter(
      (path) =>
        !read(path).includes('import "server-only"') && /^export (async )?(function|const|class)/m.test(read(path)),
    );
  expect(unmarked).toEqual([]);
});

test("file names say what is inside", () => {
  const empty = /(^|\/)(utils|helpers|common|misc|shared|manager|data|types|index)\.tsx?$/;
  const allowed = /^lib\/messages\/(nl|en)\/common\.ts$/;
  expect(code.filter((path) => empty.test(path) && !allowed.test(path))).toEqual([]);
  const name = /^[a-z0-9.[\]-]+$/;
  expect(code.filter((path) => !name.test(path.split("/").at(-1) ?? ""))).toEqual([]);
});

test("every Profit service of the client has its counterpart in the sandbox", () => {
  const services = filesBelow("lib/profit/rest").filter((path) => !path.endsWith(".test.ts"));
  const missing = services.filter(
    (path) => !existsSync(join(root, path.replace("lib/profit/rest/", "lib/sandbox/rest/"))),
  );
  expect(missing).toEqual([]);
});

test("every page is in the accessibility journey", () => {
  const list = existsSync(join(root, "e2e/accessibility/pages.ts")) ? read("e2e/accessibility/pages.ts") : "";
  const pages = everyFile.filter((path) => /^app\/.*\/page\.tsx$/.test(path));
  expect(pages.filter((path) => !list.includes(`"${path}"`))).toEqual([]);
});

test("paths that documents name exist", () => {
  const documents = everyFile.filter((path) => path.endsWith(".md"));
  const dead = documents.flatMap((path) =>
    [...read(path).matchAll(/`([\w[\]().@-]+(?:\/[\w[\]().@-]+)*\/?)`|\]\((?!https?:|#|mailto:)([^)#]+)\)/g)]
      .map((match) => match[1] ?? match[2] ?? "")
      .filter((name) => /^(\.\/)?(app|components|lib|public|e2e|scripts|docs|\.ci)\//.test(name))
      .filter((name) => !existsSync(join(root, name)) && !existsSync(join(root, path, "..", name)))
      .map((name) => `${path}: ${name}`),
  );
  expect(dead).toEqual([]);
});

/** What a file brings along when it runs: types vanish, and so do imports that hold nothing but types. */
function importsOf(path: string): string[] {
  const source = read(path);
  const statements = source.matchAll(
    /^(?:import|export)\s+(?!type\b)([^"';]*?)\s*from\s+"([^"]+)"|^import\s+"([^"]+)"/gm,
  );
  const late = [...source.matchAll(/\bimport\("([^"]+)"\)/g)].map(([, name]) => name ?? "");
  const early = [...statements].flatMap(([, what = "", from, bare]) => {
    const named = /^\{(.*)\}$/s.exec(what.trim())?.[1];
    const areTypes = named !== undefined && named.split(",").every((name) => /^\s*(type\s.*)?$/s.test(name));
    return areTypes ? [] : [from ?? bare ?? ""];
  });
  return [...early, ...late];
}

test("nothing the browser runs brings zod along: its schemas are for the server, its types for everybody", () => {
  const toZod = (path: string, seen: Set<string>): string[] | null => {
    if (seen.has(path)) return null;
    seen.add(path);
    for (const name of importsOf(path)) {
      if (name === "zod") return [path];
      const target = name.startsWith("@/") ? name.slice(2) : name.startsWith(".") ? join(path, "..", name) : null;
      const file = target && [`${target}.ts`, `${target}.tsx`].find((candidate) => existsSync(join(root, candidate)));
      const rest = file ? toZod(file, seen) : null;
      if (rest) return [path, ...rest];
    }
    return null;
  };
  const components = production.filter((path) => path.startsWith("components/"));
  // Guards the walk itself: were the imports not understood, it would find nothing and say that all is well.
  expect(importsOf("components/connectors/explorer/use-explorer.ts")).toContain("@/lib/profit/filter/compile");
  expect(toZod("lib/profit/wire/get-connector-page.ts", new Set())).not.toBeNull();
  expect(components.flatMap((path) => toZod(path, new Set())?.join(" → ") ?? [])).toEqual([]);
});
