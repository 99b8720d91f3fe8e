"use client";

import { useQuery } from "@tanstack/react-query";
import { useEffect, useEffectEvent, useState } from "react";
import type { PublicError } from "@/lib/actions/public-error";
import type { UpdatePreview } from "@/lib/services/updates/send/update-preview";
import type { WriteRequest } from "@/lib/snippets/write/write-request";
import { answerOf, type GetConnectorActions, troubleOf, type UpdatePlace } from "../../update-actions";
import { requestPreview } from "../request-send";

type Source = {
  place: UpdatePlace;
  actions: Pick<GetConnectorActions, "connectionAddresses">;
  text: () => string;
  revision: number;
  /** After the last key. */
  askAfterMs?: number;
};

type Looked = { revision: number; preview: UpdatePreview | null; trouble: PublicError | null };

/** What a program is to send over REST: exactly what the console itself would, so it is asked. Nothing is written. */
export function useWriteRequest({ place, actions, text, revision, askAfterMs = 600 }: Source) {
  const { connectionId } = place;
  const addresses = useQuery({
    queryKey: ["connection-addresses", connectionId, "write"],
    queryFn: () => answerOf(actions.connectionAddresses, { connectionId }),
  });
  const [looked, setLooked] = useState<Looked | null>(null);
  const [tries, setTries] = useState(0);
  const look = useEffectEvent(async (signal: AbortSignal) => {
    const result = await requestPreview(place, text(), { transport: "rest" }, signal).catch(() => null);
    if (result === null || signal.aborted) return;
    setLooked({
      revision,
      preview: result.ok ? result.data : null,
      trouble: result.ok ? null : result.error,
    });
  });
  useEffect(() => {
    const asked = new AbortController();
    const timer = setTimeout(() => void look(asked.signal), askAfterMs);
    return () => {
      clearTimeout(timer);
      asked.abort();
    };
  }, [revision, tries, askAfterMs]);
  const sent = looked?.preview?.request ?? null;
  const language = addresses.data?.language;
  const request: WriteRequest | null =
    sent && language
      ? { connectorId: place.connectorId, method: sent.method, url: sent.url, body: sent.body, language }
      : null;
  return {
    request,
    blocks: looked?.preview?.blocks ?? [],
    isShortened: sent?.isShortened ?? false,
    trouble: looked?.trouble ?? troubleOf(addresses.error),
    /** Of a text that was changed since. */
    isOld: looked !== null && looked.revision !== revision,
    retry: () => {
      if (addresses.isError) void addresses.refetch();
      setTries(tries + 1);
    },
  };
}
