import { readFileSync } from "node:fs";
import { expect, test } from "vitest";

const css = readFileSync(new URL("../../app/globals.css", import.meta.url), "utf8");
const root = css.slice(css.indexOf(":root {"), css.indexOf(":root.light"));
const ENVIRONMENTS = ["production", "test", "accept", "course", "sandbox", "other"];

type Theme = "light" | "dark";

/** Relative luminance (WCAG 2.2) of a token, through OKLab to linear sRGB. */
function luminanceOf(token: string, theme: Theme): number {
  const value = new RegExp(`--${token}: ([^;]+);`).exec(root)?.[1];
  if (!value) throw new Error(`No token ${token}`);
  const alias = /^var\(--([a-z-]+)\)$/.exec(value)?.[1];
  if (alias) return luminanceOf(alias, theme);
  const colours = [...value.matchAll(/oklch\(([\d.]+) ([\d.]+) ([\d.]+)\)/g)];
  const [lightness, chroma, hue] = (theme === "light" ? colours[0] : colours[1])?.slice(1).map(Number) ?? [];
  if (lightness === undefined || chroma === undefined || hue === undefined) throw new Error(`No colour in ${token}`);
  const a = chroma * Math.cos((hue * Math.PI) / 180);
  const b = chroma * Math.sin((hue * Math.PI) / 180);
  const l = (lightness + 0.3963377774 * a + 0.2158037573 * b) ** 3;
  const m = (lightness - 0.1055613458 * a - 0.0638541728 * b) ** 3;
  const s = (lightness - 0.0894841775 * a - 1.291485548 * b) ** 3;
  const clamp = (channel: number) => Math.min(1, Math.max(0, channel));
  return (
    0.2126 * clamp(4.0767416621 * l - 3.3077115913 * m + 0.2309699292 * s) +
    0.7152 * clamp(-1.2684380046 * l + 2.6097574011 * m - 0.3413193965 * s) +
    0.0722 * clamp(-0.0041960863 * l - 0.7034186147 * m + 1.707614701 * s)
  );
}

function contrastOf(one: string, other: string, theme: Theme): number {
  const [dark, light] = [luminanceOf(one, theme), luminanceOf(other, theme)].sort((x, y) => x - y) as [number, number];
  return (light + 0.05) / (dark + 0.05);
}

const surfaces = ["background", "surface", "surface-sunken", "popover", "muted"];
const WORDS: [string, string][] = [
  ...surfaces.flatMap((surface): [string, string][] => [
    ["foreground", surface],
    ["muted-foreground", surface],
    ["link", surface],
    ["danger", surface],
    ["warning", surface],
    ["success", surface],
    ["info", surface],
  ]),
  ["accent-foreground", "accent"],
  ["muted-foreground", "accent"],
  ["primary-foreground", "primary"],
  ["primary-foreground", "primary-hover"],
  ...["danger", "warning", "success", "info"].flatMap((tone): [string, string][] => [
    [`${tone}-foreground`, tone],
    [tone, `${tone}-soft`],
    ["foreground", `${tone}-soft`],
    ["muted-foreground", `${tone}-soft`],
  ]),
  ["danger-foreground", "danger-hover"],
  ["foreground", "selection"],
  ...ENVIRONMENTS.flatMap((name): [string, string][] => [
    [`env-${name}-foreground`, `env-${name}`],
    [`env-${name}`, `env-${name}-soft`],
    [`env-${name}`, "background"],
    [`env-${name}`, "surface"],
    [`env-${name}`, "popover"],
  ]),
];
const EDGES: [string, string][] = ["background", "surface", "popover"].flatMap((surface): [string, string][] => [
  ["input", surface],
  ["ring", surface],
]);

test.each(["light", "dark"] as const)("words are readable in %s: at least 4.5 to 1", (theme) => {
  const tooPale = WORDS.filter(([word, ground]) => contrastOf(word, ground, theme) < 4.5);
  expect(
    tooPale.map(([word, ground]) => `${word} on ${ground}: ${contrastOf(word, ground, theme).toFixed(2)}`),
  ).toEqual([]);
});

test.each(["light", "dark"] as const)("edges and focus rings show in %s: at least 3 to 1", (theme) => {
  const tooPale = EDGES.filter(([edge, ground]) => contrastOf(edge, ground, theme) < 3);
  expect(
    tooPale.map(([edge, ground]) => `${edge} on ${ground}: ${contrastOf(edge, ground, theme).toFixed(2)}`),
  ).toEqual([]);
});
