import type { EnvironmentType } from "@/lib/services/connections/port";
import {
  basesOf,
  environmentOfAddress,
  HOSTED_TYPES,
  type HostedType,
  isEnvironmentNumber,
} from "@/lib/profit/paste/environment";
import type { Understood } from "@/lib/profit/paste/understand";

/** What the form for a new connection knows. Never the token: that stays in the text field until it is sent. */
export type DraftState = {
  /** null = nothing pasted yet. */
  understood: Understood | null;
  number: string;
  type: EnvironmentType | "";
  /** For an own address or the sandbox; hosted environments make theirs from number and type. */
  address: string;
  name: string;
  /** The person typed a name, so that it is no longer suggested. */
  isNameOwn: boolean;
};

export const EMPTY_DRAFT: DraftState = {
  understood: null,
  number: "",
  type: "",
  address: "",
  name: "",
  isNameOwn: false,
};

export type DraftChange =
  | { kind: "understood"; understood: Understood | null }
  | { kind: "number"; number: string }
  | { kind: "type"; type: EnvironmentType | "" }
  | { kind: "address"; address: string }
  | { kind: "name"; name: string }
  | { kind: "reset" };

export type DraftProblem = "token" | "number" | "type" | "address" | "name";

export function isHostedType(type: string): type is HostedType {
  return HOSTED_TYPES.some((hosted) => hosted === type);
}

/** True when the environment is known by its address instead of by number and type. */
export function hasOwnAddress({ type }: Pick<DraftState, "type">): boolean {
  return type === "sandbox" || type === "other";
}

/** What was pasted fills in what it says something about; what it is silent about stays as the person left it. */
export function reduceDraft(state: DraftState, change: DraftChange): DraftState {
  switch (change.kind) {
    case "understood": {
      const environment = change.understood?.environment;
      const isOwn = environment?.type === "sandbox" || environment?.type === "other";
      return {
        ...state,
        understood: change.understood,
        number: environment?.number ?? state.number,
        type: environment?.type ?? state.type,
        address: (isOwn && environment.restBaseUrl) || state.address,
      };
    }
    case "number":
      return { ...state, number: change.number };
    case "type":
      return { ...state, type: change.type };
    case "address":
      return { ...state, address: change.address };
    case "reset":
      return EMPTY_DRAFT;
    case "name":
      return { ...state, name: change.name, isNameOwn: change.name.trim() !== "" };
  }
}

/** The REST and SOAP base that would be called; null while number, type or address do not make one. */
export function basesOfDraft(state: DraftState): { restBaseUrl: string; soapBaseUrl: string | null } | null {
  if (isHostedType(state.type)) {
    const number = state.number.trim();
    return isEnvironmentNumber(number) ? basesOf(number, state.type) : null;
  }
  if (!hasOwnAddress(state)) return null;
  const environment = environmentOfAddress(state.address.trim())?.environment;
  return environment?.restBaseUrl
    ? { restBaseUrl: environment.restBaseUrl, soapBaseUrl: environment.soapBaseUrl }
    : null;
}

/** What stands in the way of testing and saving, in the order of the form. */
export function problemsOf(state: DraftState, name: string): DraftProblem[] {
  const problems: DraftProblem[] = [];
  if (!state.understood?.token) problems.push("token");
  if (state.type === "") problems.push("type");
  if (hasOwnAddress(state) ? basesOfDraft(state) === null : false) problems.push("address");
  if (!hasOwnAddress(state) && !isEnvironmentNumber(state.number.trim())) problems.push("number");
  // Without an environment there is no name to suggest: one thing at a time.
  if (name.trim() === "" && problems.length === 0) problems.push("name");
  return problems;
}
