import { z } from "zod";
import { ProfitError } from "@/lib/profit/errors";
import { environmentOfAddress, environmentOfCode, HOSTED_TYPES } from "@/lib/profit/paste/environment";
import { secretIn } from "@/lib/profit/paste/token";
import type { ServiceContext } from "../context";
import { ServiceError } from "../errors";
import { ENVIRONMENT_TYPES, type EnvironmentType } from "./port";

export const ConnectionName = z.string().trim().min(1).max(80);

/** A token in any form that `secretIn` understands. */
export const PastedSecret = z.string().min(1).max(20_000);

export const ConnectionDraft = z.object({
  /** A REST or SOAP address; the other one follows from it. */
  address: z.string().trim().min(1).max(500),
  environmentType: z.enum(ENVIRONMENT_TYPES),
  /** Kept when it fits the address; the environment's own word wins once it was tested. */
  environmentCode: z.string().trim().max(20).nullable(),
  secret: PastedSecret,
});
export type ConnectionDraft = z.output<typeof ConnectionDraft>;

export type ReadDraft = {
  environmentType: EnvironmentType;
  environmentNumber: string | null;
  environmentCode: string | null;
  restBaseUrl: string;
  soapBaseUrl: string | null;
  /** Canonical token XML. */
  secret: string;
};

/** Judges a draft: an address that is a Profit's, a host that may be called, a secret that is a token. */
export function readDraft(ctx: ServiceContext, draft: ConnectionDraft): ReadDraft {
  const environment = environmentOfAddress(draft.address)?.environment;
  // An address with a token in it would put the secret beside its lock.
  if (!environment?.restBaseUrl || /[0-9a-f]{64}/i.test(draft.address)) {
    throw new ServiceError("INVALID_INPUT", "The address is not that of a Profit", { fields: "address" });
  }
  assertHostAllowed(ctx, environment.restBaseUrl);
  const code = environmentOfCode(draft.environmentCode ?? "");
  return {
    environmentType: environmentTypeOf(environment.restBaseUrl, draft.environmentType),
    environmentNumber: environment.number,
    environmentCode: code && code.number === environment.number ? code.code : null,
    restBaseUrl: environment.restBaseUrl,
    soapBaseUrl: environment.soapBaseUrl,
    secret: readSecret(draft.secret),
  };
}

/** The canonical token XML of what was pasted. The message names no part of it. */
export function readSecret(pasted: string): string {
  const secret = secretIn(pasted);
  if (secret === null) throw new ServiceError("INVALID_INPUT", "No token was found", { fields: "secret" });
  return secret;
}

/**
 * The host of AFAS Online says which kind of environment it is. Nobody can call production "test" there, for colour,
 * word and the lock on writing hang on it; for an own address the person says what it is.
 */
export function environmentTypeOf(restBaseUrl: string, wished: EnvironmentType): EnvironmentType {
  const type = environmentOfAddress(restBaseUrl)?.environment.type;
  return HOSTED_TYPES.find((hosted) => hosted === type) ?? wished;
}

function assertHostAllowed(ctx: ServiceContext, restBaseUrl: string): void {
  if (ctx.profit.isHostAllowed(restBaseUrl)) return;
  throw new ProfitError(
    "HOST_NOT_ALLOWED",
    `The host ${new URL(restBaseUrl).host} is not on the list of allowed hosts`,
  );
}
