import { randomBytes } from "node:crypto";
import { type Answer, emptyAnswer } from "../answer";
import type { Call } from "../call";
import type { User } from "../users";
import { readMessage, writeChallenge } from "./messages";
import { isRightResponse } from "./ntlm-v2";

/**
 * Signing in with NTLM, as the services before 2017 asked for (protocol 2.8). It signs in a connection, not a call: three
 * messages on one connection, after which every call over it is the user's. What these services do is no matter of this
 * room, and nothing of tokens or OAuth may enter.
 */

/** The domain of Profit Online (protocol 2.8); the name of its server is inferred. */
export const NTLM_DOMAIN = "AOL";
const SERVER = { domain: NTLM_DOMAIN, computer: "PROFITWEB" };

type Stage = { user: User } | { challenge: Buffer; isUnicode: boolean };

export type NtlmSignIn = { ok: true; user: User } | { ok: false; answer: Answer };

export function createNtlm(users: readonly User[]) {
  const connections = new WeakMap<object, Stage>();
  return {
    /** Who signed in on the connection of a call, or the next step towards it. */
    signIn({ connection, headers }: Call): NtlmSignIn {
      const written = /^\s*NTLM\s+([A-Za-z0-9+/=]+)\s*$/i.exec(headers.authorization ?? "")?.[1];
      const stage = connections.get(connection);
      if (written === undefined) {
        if (headers.authorization === undefined && stage && "user" in stage) return { ok: true, user: stage.user };
        return again("NTLM");
      }
      // A challenge is answered once, rightly or not.
      connections.delete(connection);
      const isUnicode = !stage || !("challenge" in stage) || stage.isUnicode;
      const message = readMessage(Buffer.from(written, "base64"), isUnicode);
      if (message?.type === 1) {
        const challenge = randomBytes(8);
        connections.set(connection, { challenge, isUnicode: message.isUnicode });
        return again(`NTLM ${writeChallenge(challenge, SERVER, message.isUnicode).toString("base64")}`);
      }
      if (message?.type !== 3 || !stage || !("challenge" in stage)) return again("NTLM");
      const user = isOurs(message.domain) ? userNamed(users, message.user) : undefined;
      const { challenge } = stage;
      if (!user || !isRightResponse(message.ntResponse, { ...message, password: user.password, challenge })) {
        return again("NTLM");
      }
      connections.set(connection, { user });
      return { ok: true, user };
    },
  };
}
export type Ntlm = ReturnType<typeof createNtlm>;

export function userNamed(users: readonly User[], name: string): User | undefined {
  return users.find(({ id }) => id.toLowerCase() === name.toLowerCase());
}

/** Who names no domain means the server's own (inferred). */
function isOurs(domain: string): boolean {
  return domain === "" || domain.toUpperCase() === NTLM_DOMAIN;
}

function again(challenge: string): NtlmSignIn {
  return { ok: false, answer: emptyAnswer(401, { "www-authenticate": challenge }) };
}
