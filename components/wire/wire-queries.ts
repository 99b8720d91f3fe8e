import { queryOptions } from "@tanstack/react-query";
import { dataOf } from "@/components/feedback/refusal";
import { callAction } from "@/components/connections/use-action-call";
import type { ActionResult } from "@/lib/actions/action-result";
import type { WireCall } from "@/lib/services/history/port";

export type ListRunCalls = (input: {
  connectionId: string;
  run: string;
  withinSeconds: number;
}) => Promise<ActionResult<WireCall[]>>;

/** A call is written down a moment after its answer has gone out. */
const WRITTEN_AFTER_MS = 150;
const LOOKS = 3;
const BETWEEN_LOOKS_MS = 700;

type RunOfCalls = { connectionId: string; run: string; secondsAgo: () => number };

export const wireQueries = {
  /** `moment` changes whenever there may be new calls: then it looks a few times. */
  ofRun: ({ connectionId, run, secondsAgo }: RunOfCalls, moment: string, list: ListRunCalls) =>
    queryOptions({
      queryKey: ["wire", connectionId, run, moment],
      queryFn: async () => {
        await new Promise((resolve) => setTimeout(resolve, WRITTEN_AFTER_MS));
        const result = await callAction(list, { connectionId, run, withinSeconds: secondsAgo() });
        return dataOf(result);
      },
      refetchInterval: ({ state }) =>
        state.error === null && state.dataUpdateCount < LOOKS ? BETWEEN_LOOKS_MS : false,
      retry: false,
      staleTime: Infinity,
      refetchOnWindowFocus: false,
    }),
};
