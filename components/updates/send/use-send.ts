"use client";

import { useQueryClient } from "@tanstack/react-query";
import { useEffect, useRef, useState } from "react";
import { callAction } from "@/components/connections/use-action-call";
import type { PublicError } from "@/lib/actions/public-error";
import type { UpdateTransport } from "@/lib/services/updates/port";
import type { UpdatePreview } from "@/lib/services/updates/send/update-preview";
import type { SendLine } from "@/lib/services/updates/send/port";
import type { SendActions, UpdatePlace } from "../update-actions";
import { updateKeys } from "../update-queries";
import { requestPreview, requestSend, type SendOrder } from "./request-send";
import { isUnderWay, type SendOutcome, type SendStep } from "./send-step";

type SendOptions = {
  place: UpdatePlace;
  actions: Pick<SendActions, "openSend" | "abandonSend">;
  transport: UpdateTransport;
  /** How long to wait between two questions of what became of a send. */
  askEveryMs?: number;
};

/** The console needs a moment to read a large message before it notes that it sends it. */
const UNKNOWN_TO_THE_CONSOLE = 15;

/**
 * One message on its way: looked at, sent once, and its outcome. A line that breaks says nothing about the write, so
 * the console is asked after it by its id until it knows the end. Goes on while its panel is closed.
 */
export function useSend({ place, actions, transport, askEveryMs = 2_000 }: SendOptions) {
  const [step, setStep] = useState<SendStep>({ kind: "idle" });
  const looking = useRef<AbortController | null>(null);
  const isHere = useRef(true);
  const queries = useQueryClient();
  useEffect(() => {
    isHere.current = true;
    return () => {
      isHere.current = false;
      looking.current?.abort();
    };
  }, []);

  async function preview(xml: string, over: UpdateTransport = transport): Promise<void> {
    looking.current?.abort();
    const asked = new AbortController();
    looking.current = asked;
    setStep({ kind: "previewing" });
    const result = await requestPreview(place, xml, { transport: over, isCompared: true }, asked.signal).catch(
      () => null,
    );
    if (result === null || asked.signal.aborted) return;
    setStep(
      result.ok
        ? { kind: "previewed", xml, preview: result.data, error: null }
        : { kind: "failed", error: result.error },
    );
  }

  function end(xml: string, outcome: SendOutcome): void {
    setStep({ kind: "ended", xml, outcome });
    void queries.invalidateQueries({ queryKey: updateKeys.sends(place.connectionId) });
  }

  async function follow(xml: string, previewed: UpdatePreview): Promise<void> {
    for (let unknown = 0; isHere.current; await pause(askEveryMs)) {
      const asked = await callAction(actions.openSend, { sendId: previewed.sendId, withoutXml: true });
      if (asked.ok && !isUnderWay(asked.data)) return end(xml, asked.data);
      const isUnheardOf = !asked.ok && asked.error.code === "NOT_FOUND";
      unknown = isUnheardOf ? unknown + 1 : 0;
      if (unknown < UNKNOWN_TO_THE_CONSOLE) continue;
      // An order that is still on its way must not begin after it was said that nothing left.
      const { sendId, transport: over, request } = previewed;
      const { connectionId, connectorId } = place;
      const order = { connectionId, connectorId, sendId, transport: over, digest: request?.digest ?? "" };
      const given = await callAction(actions.abandonSend, order);
      if (given.ok && given.data.state === "notSent") return setStep({ kind: "neverBegun" });
      unknown = 0;
    }
  }

  async function send(override: string | null, undoesSendId: string | null): Promise<void> {
    if (step.kind !== "previewed") return;
    const { xml, preview: previewed } = step;
    const sending = { kind: "sending", xml, preview: previewed, startedAt: Date.now() } as const;
    setStep({ ...sending, isLost: false });
    const { sendId, transport: over } = previewed;
    const digest = previewed.request?.digest ?? "";
    const order: SendOrder = { transport: over, sendId, digest, override, undoesSendId };
    const result = await requestSend(place, xml, order);
    if (result.ok && !isUnderWay(result.data)) return end(xml, result.data);
    if (!result.ok && certainlyNothingLeft(result.error)) {
      return setStep({ kind: "previewed", xml, preview: previewed, error: result.error });
    }
    setStep({ ...sending, isLost: !result.ok });
    await follow(xml, previewed);
  }

  /** Somebody found out more about the send that is shown. */
  function note(change: SendLine): void {
    setStep((now) => (now.kind === "ended" ? { ...now, outcome: { ...now.outcome, ...change } } : now));
    void queries.invalidateQueries({ queryKey: updateKeys.sends(place.connectionId) });
  }

  return { step, preview, send, note, reset: () => setStep({ kind: "idle" }) };
}

export type Send = ReturnType<typeof useSend>;

/** Only "something went wrong in the console, or on the way to it" leaves open whether the write began. */
function certainlyNothingLeft({ code }: PublicError): boolean {
  return code !== "INTERNAL";
}

function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}
