import { gzipSync } from "node:zlib";
import { readOverHttp } from "./read-over-http";

/** Somebody who is signed in to the console, without a browser. */
export class Visitor {
  readonly #baseUrl: string;
  readonly #cookies = new Map<string, string>();

  constructor(baseUrl: string) {
    this.#baseUrl = baseUrl;
  }

  get #cookie(): string {
    return [...this.#cookies].map(([name, value]) => `${name}=${value}`).join("; ");
  }

  /** A large answer, piece by piece. */
  read(path: string, onPiece: (piece: Buffer) => void): Promise<void> {
    return readOverHttp(new URL(path, this.#baseUrl), { cookie: this.#cookie }, onPiece);
  }

  async get(path: string, init: RequestInit = {}): Promise<Response> {
    const headers = { ...init.headers, cookie: this.#cookie };
    const answer = await fetch(new URL(path, this.#baseUrl), { ...init, headers, redirect: "manual" });
    for (const line of answer.headers.getSetCookie()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (name !== undefined && value !== undefined) this.#cookies.set(name, value);
    }
    return answer;
  }

  async signIn({ email, password }: { email: string; password: string }): Promise<void> {
    const { csrfToken } = (await (await this.get("/api/auth/csrf")).json()) as { csrfToken: string };
    const body = new URLSearchParams({ email, password, csrfToken, json: "true" });
    const answer = await this.get("/api/auth/callback/password", { method: "POST", body });
    const { url } = (await answer.json()) as { url: string };
    if (url.includes("error=")) throw new Error(`Could not sign in: ${url}`);
  }

  /** Bytes of script a page makes the browser fetch, packed as it travels; null when there is no such page. */
  async scriptBytes(path: string): Promise<number | null> {
    const answer = await this.get(path);
    if (answer.status !== 200) return null;
    const html = await answer.text();
    const sources = new Set(Array.from(html.matchAll(/<script[^>]+src="([^"]+)"/g), ([, source]) => source ?? ""));
    let bytes = 0;
    for (const source of sources) {
      // For browsers without modules; none of today's fetches it.
      if (
        html.includes(`src="${source}" noModule`) ||
        new RegExp(`src="${source.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}"[^>]*nomodule`, "i").test(html)
      )
        continue;
      const script = await this.get(source.replaceAll("&amp;", "&"));
      bytes += gzipSync(Buffer.from(await script.arrayBuffer())).length;
    }
    return bytes;
  }
}
