import type { Config } from "tailwindcss";

/** Tailwind 4 reads colours and sizes from app/globals.css; here stands only where class names are looked for. */
const config: Config = { content: ["./app/**/*.{ts,tsx}", "./components/**/*.{ts,tsx}"] };
export default config;
