import { randomInt } from "node:crypto";
import { type AppConnector, xmlTokenOf } from "../app-connectors";
import type { ClassicTokens } from "../classic-tokens";
import { createExpiring } from "../expiring";
import { hexOf } from "../random";
import type { User } from "../users";

/**
 * One-time passwords: how a person gets a classic token for a device (protocol 2.6, 2.7). REST and SOAP ask here alike;
 * what they answer stands with them. OAuth is another room.
 */

/** What an app connector gives to those who make programs for it. The names are SOAP's; REST calls the second apiToken. */
export type OtpKeys = { apiKey: string; environmentKey: string };

export type OtpRequest = OtpKeys & {
  /** An e-mail address, or an id such as `12345.JANSEN`. */
  userId: string;
  /** Names the device; REST has no place for it. */
  description: string;
};

/** An e-mail that was never sent: the control API shows it. */
export type Mail = {
  at: string;
  to: string;
  subject: string;
  code: string;
  appConnector: string;
  description: string;
};

/** How long a code is good for (inferred). */
const CODE_MS = 15 * 60_000;
const KEPT_MAILS = 1_000;

export type OneTimePasswords = ReturnType<typeof createOneTimePasswords>;

export function createOneTimePasswords(
  known: { seed: string; appConnectors: readonly AppConnector[]; users: readonly User[]; tokens: ClassicTokens },
  clock: () => Date,
) {
  const codes = createExpiring<{ appConnector: AppConnector; user: User }>(clock);
  const mails: Mail[] = [];
  const keysOf = ({ name, token }: AppConnector): OtpKeys | null =>
    token === null
      ? null
      : {
          apiKey: hexOf(`${known.seed} api ${name}`, 32),
          environmentKey: hexOf(`${known.seed} environment ${name}`, 32),
        };
  /** The app connector with these keys, and somebody of its group: anything else is nobody, without a word of which. */
  const personOf = ({ apiKey, environmentKey, userId }: Omit<OtpRequest, "description">) => {
    const appConnector = known.appConnectors.find((candidate) => {
      const keys = keysOf(candidate);
      return keys?.apiKey === apiKey && keys.environmentKey === environmentKey;
    });
    const wanted = userId.toLowerCase();
    const user = known.users.find(({ id, email }) => id.toLowerCase() === wanted || email.toLowerCase() === wanted);
    const isOpen = appConnector?.state === "active" || appConnector?.state === "address-blocked";
    if (!appConnector || !user || !isOpen || !appConnector.users.includes(user.id)) return undefined;
    return { appConnector, user };
  };
  const nameOf = ({ appConnector, user }: { appConnector: AppConnector; user: User }, code: string) =>
    `${appConnector.name} ${user.id} ${code}`;
  return {
    keysOf,
    mails: (): readonly Mail[] => mails,
    /** Sends a code to the user, if there is one to send it to; nobody is told which. */
    requestOtp(request: OtpRequest): void {
      const person = personOf(request);
      if (!person) return;
      const { appConnector, user } = person;
      const code = `${randomInt(100_000_000)}`.padStart(8, "0");
      codes.put(nameOf(person, code), person, clock().getTime() + CODE_MS);
      mails.push({
        at: clock().toISOString(),
        to: user.email,
        subject: `Activeringscode ${appConnector.name}`,
        code,
        appConnector: appConnector.name,
        description: request.description,
      });
      if (mails.length > KEPT_MAILS) mails.shift();
    },
    /** The XML of a new token when the code is the one that was sent; it works once. */
    validateOtp({ otp, ...keys }: Omit<OtpRequest, "description"> & { otp: string }): string | undefined {
      const person = personOf(keys);
      if (!person || !codes.take(nameOf(person, otp.trim()))) return undefined;
      return xmlTokenOf(known.tokens.issue(person.appConnector, person.user.id));
    },
  };
}
