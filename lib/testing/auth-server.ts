import { createServer } from "node:http";
import type { AddressInfo } from "node:net";
import NextAuth, { type AuthOptions } from "next-auth";

export type AuthServer = { origin: string; close(): Promise<void> };

/** The sign-in library over real HTTP, as the console mounts it, with the options that a test wants to see at work. */
export async function startAuthServer(
  optionsOf: (cookies: Record<string, string>) => AuthOptions,
): Promise<AuthServer> {
  const server = createServer((request, response) => {
    void (async () => {
      const url = new URL(request.url ?? "/", "http://127.0.0.1");
      const chunks: Buffer[] = [];
      for await (const chunk of request) chunks.push(chunk as Buffer);
      const cookies = cookiesOf(request.headers.cookie);
      // What Next's own API routes add to Node's request and response.
      const asked = Object.assign(request, {
        cookies,
        query: { ...Object.fromEntries(url.searchParams), nextauth: url.pathname.split("/").slice(3) },
        body: Object.fromEntries(new URLSearchParams(Buffer.concat(chunks).toString())),
      });
      const answered = Object.assign(response, {
        status: (code: number) => Object.assign(response, { statusCode: code }),
        json: (body: unknown) => response.setHeader("content-type", "application/json").end(JSON.stringify(body)),
        send: (body: unknown) => response.end(typeof body === "object" ? JSON.stringify(body) : body),
      });
      await NextAuth(asked as never, answered as never, optionsOf(cookies));
    })();
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () => new Promise((resolve) => server.close(() => resolve())),
  };
}

function cookiesOf(header: string | undefined): Record<string, string> {
  const pairs = (header ?? "").split("; ").filter(Boolean);
  return Object.fromEntries(
    pairs.map((pair) => {
      const at = pair.indexOf("=");
      return [pair.slice(0, at), decodeURIComponent(pair.slice(at + 1))];
    }),
  );
}

/** A browser's memory of cookies, without its judgement: flags are for the tests to look at. */
export class Browser {
  readonly #jar = new Map<string, string>();
  /** Whole Set-Cookie lines as they came, newest last. */
  readonly received: string[] = [];

  async visit(url: URL | string, fields?: Record<string, string>): Promise<Response> {
    const response = await fetch(url, {
      redirect: "manual",
      headers: { cookie: [...this.#jar].map(([name, value]) => `${name}=${value}`).join("; ") },
      ...(fields && { method: "POST", body: new URLSearchParams(fields) }),
    });
    for (const line of response.headers.getSetCookie()) {
      this.received.push(line);
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(line) ?? [];
      if (value) this.#jar.set(name, value);
      else this.#jar.delete(name);
    }
    return response;
  }

  /** Signs in as the form does; resolves to where the library sends the browser. */
  async signIn(origin: string, fields: Record<string, string>, path = "callback/password"): Promise<URL> {
    const token = (await (await this.visit(`${origin}/api/auth/csrf`)).json()) as { csrfToken: string };
    const answer = await this.visit(`${origin}/api/auth/${path}`, {
      csrfToken: token.csrfToken,
      json: "true",
      ...fields,
    });
    const { url } = (await answer.json()) as { url: string };
    return new URL(url, origin);
  }

  cookie(name: string): string | undefined {
    const value = this.#jar.get(name);
    return value && decodeURIComponent(value);
  }
}
