import { monaco } from "./monaco";

/** Token → variable of the console's theme; Monaco's own XML colours are too pale for small letters. */
const TOKENS: Readonly<Record<string, string>> = {
  "": "foreground",
  tag: "primary",
  metatag: "muted-foreground",
  "metatag.xml": "muted-foreground",
  "attribute.name": "env-course",
  "attribute.value": "success",
  // Monaco's themes know these two more closely, and the closer rule wins.
  "attribute.value.xml": "success",
  "delimiter.xml": "muted-foreground",
  number: "info",
  keyword: "env-course",
  delimiter: "muted-foreground",
  comment: "muted-foreground",
  invalid: "danger",
};

const PARTS: Readonly<Record<string, string>> = {
  "editor.background": "surface",
  "editor.foreground": "foreground",
  "editorGutter.background": "surface",
  "editorLineNumber.foreground": "muted-foreground",
  "editorLineNumber.activeForeground": "foreground",
  "editor.lineHighlightBackground": "surface-sunken",
  "editor.lineHighlightBorder": "surface-sunken",
  "editor.selectionBackground": "selection",
  "editorCursor.foreground": "foreground",
  "editorIndentGuide.background1": "border",
  "editorWidget.background": "popover",
  "editorWidget.foreground": "popover-foreground",
  "editorWidget.border": "border",
  "editorHoverWidget.background": "popover",
  "editorHoverWidget.foreground": "popover-foreground",
  "editorHoverWidget.border": "border",
  "editorSuggestWidget.background": "popover",
  "editorSuggestWidget.foreground": "popover-foreground",
  "editorSuggestWidget.border": "border",
  "editorSuggestWidget.selectedBackground": "accent",
  "editorSuggestWidget.selectedForeground": "accent-foreground",
  "editorSuggestWidget.highlightForeground": "link",
  "editorSuggestWidget.focusHighlightForeground": "link",
  "editorError.foreground": "danger",
  "editorWarning.foreground": "warning",
  "editorBracketMatch.background": "accent",
  "editorBracketMatch.border": "ring",
  focusBorder: "ring",
  "menu.background": "popover",
  "menu.foreground": "popover-foreground",
  "menu.selectionBackground": "accent",
  "menu.selectionForeground": "accent-foreground",
  "quickInput.background": "popover",
  "quickInput.foreground": "popover-foreground",
  "input.background": "surface",
  "input.foreground": "foreground",
  "input.border": "input",
  "list.focusBackground": "accent",
  "list.focusForeground": "accent-foreground",
  "list.highlightForeground": "link",
};

const THEME = "schakel";

/** Takes the colours as they are now, and again whenever the theme or the system's wish changes. Returns how to stop. */
export function followColours(): () => void {
  applyColours();
  const system = [matchMedia("(prefers-color-scheme: dark)"), matchMedia("(prefers-contrast: more)")];
  const page = new MutationObserver(applyColours);
  page.observe(document.documentElement, { attributes: true, attributeFilter: ["class"] });
  for (const query of system) query.addEventListener("change", applyColours);
  return () => {
    page.disconnect();
    for (const query of system) query.removeEventListener("change", applyColours);
  };
}

function applyColours(): void {
  const read = colourReader();
  const isDark = lightnessOf(read("surface")) < 0.5;
  monaco.editor.defineTheme(THEME, {
    base: isDark ? "vs-dark" : "vs",
    inherit: true,
    rules: Object.entries(TOKENS).map(([token, name]) => ({ token, foreground: read(name).slice(1) })),
    colors: Object.fromEntries(Object.entries(PARTS).map(([part, name]) => [part, read(name)])),
  });
  monaco.editor.setTheme(THEME);
}

/** The theme is written in oklch and light-dark(); Monaco knows `#rrggbb` only. A pixel knows what it came to. */
function colourReader(): (name: string) => string {
  const probe = document.createElement("span");
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 1;
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  return (name) => {
    document.body.append(probe);
    probe.style.color = `var(--${name})`;
    const { color } = getComputedStyle(probe);
    probe.remove();
    if (!pen) return "#808080";
    pen.fillStyle = color;
    pen.fillRect(0, 0, 1, 1);
    const [red = 0, green = 0, blue = 0] = pen.getImageData(0, 0, 1, 1).data;
    return `#${[red, green, blue].map((part) => part.toString(16).padStart(2, "0")).join("")}`;
  };
}

function lightnessOf(hex: string): number {
  return Number.parseInt(hex.slice(3, 5), 16) / 255;
}
