"use client";

import { useTranslations } from "next-intl";
import { useReducer, useRef, useState, useTransition } from "react";
import type { ActionResult } from "@/lib/actions/action-result";
import type { PublicError } from "@/lib/actions/public-error";
import { secretIn } from "@/lib/profit/paste/token";
import { understand } from "@/lib/profit/paste/understand";
import type { AddConnectionInput } from "@/lib/services/connections/add-connection";
import type { ConnectionDraft } from "@/lib/services/connections/connection-draft";
import type { Connection, ConnectionReport } from "@/lib/services/connections/port";
import { basesOfDraft, type DraftProblem, type DraftState, EMPTY_DRAFT, isHostedType } from "./draft-state";
import { problemsOf, reduceDraft } from "./draft-state";
import { callAction } from "./use-action-call";

export type DraftActions = {
  add: (input: AddConnectionInput) => Promise<ActionResult<Connection>>;
  test: (input: ConnectionDraft) => Promise<ActionResult<ConnectionReport>>;
};

export type DraftOutcome =
  | { kind: "saved"; connection: Connection }
  | { kind: "tested"; report: ConnectionReport }
  | { kind: "refused"; error: PublicError };

/** The new connection's form: its facts, problems and outcome. The token stays in the text field behind `textRef`. */
export function useConnectionDraft({ add, test }: DraftActions) {
  const textRef = useRef<HTMLTextAreaElement>(null);
  const [draft, change] = useReducer(reduceDraft, EMPTY_DRAFT);
  const [problems, setProblems] = useState<DraftProblem[]>([]);
  const [outcome, setOutcome] = useState<DraftOutcome | null>(null);
  const [isPending, startTransition] = useTransition();
  const suggestedName = useSuggestedName(draft);
  const name = draft.isNameOwn ? draft.name : suggestedName;

  /** The token leaves the text field here, and lives as long as the call. */
  function send(run: (input: ConnectionDraft) => Promise<DraftOutcome>) {
    if (isPending) return;
    const found = problemsOf(draft, name);
    setProblems(found);
    const secret = secretIn(textRef.current?.value ?? "");
    const address = basesOfDraft(draft)?.restBaseUrl;
    if (found.length > 0 || secret === null || draft.type === "" || !address) return;
    const environmentCode = draft.understood?.environment.code ?? null;
    const input = { secret, address, environmentType: draft.type, environmentCode };
    startTransition(async () => setOutcome(await run(input)));
  }

  return {
    textRef,
    draft,
    change,
    problems,
    outcome,
    isPending,
    name,
    readText(value: string) {
      change({ kind: "understood", understood: value.trim() === "" ? null : understand(value) });
      setOutcome(null);
      setProblems([]);
    },
    save(isUntested: boolean) {
      send(async (input) => {
        const result = await callAction(add, { ...input, name, isUntested });
        return result.ok ? { kind: "saved", connection: result.data } : { kind: "refused", error: result.error };
      });
    },
    tryOut() {
      send(async (input) => {
        const result = await callAction(test, input);
        return result.ok ? { kind: "tested", report: result.data } : { kind: "refused", error: result.error };
      });
    },
    startAgain() {
      change({ kind: "reset" });
      setOutcome(null);
    },
  };
}

/** "Test 12345", or the host of an own address; "" until the environment is known. */
function useSuggestedName(draft: DraftState): string {
  const t = useTranslations("connections");
  const bases = basesOfDraft(draft);
  if (draft.type === "" || bases === null) return "";
  const number = isHostedType(draft.type) ? draft.number.trim() : new URL(bases.restBaseUrl).host;
  return t("form.suggestedName", { type: t(`types.${draft.type}`), number });
}
