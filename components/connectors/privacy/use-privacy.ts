import { useRouter } from "next/navigation";
import { useEffect, useEffectEvent, useMemo } from "react";
import { useActionCall } from "@/components/connections/use-action-call";
import type { ActionResult } from "@/lib/actions/action-result";
import type { DecideFieldInput } from "@/lib/services/privacy/decide-field";
import type { FieldPrivacy } from "@/lib/services/privacy/list-sensitive-fields";
import type { UnmaskInput } from "@/lib/services/privacy/unmask";

type Place = { connectionId: string; connectorId: string };
export type Shown = { fieldIds: string[]; expiresAt: number };

/** What the page knows of a connector's privacy, and what can be done about it. */
export type Privacy = FieldPrivacy & {
  shown: Shown | null;
  actions: {
    show: (input: UnmaskInput) => Promise<ActionResult<Shown>>;
    maskAgain: (place: Place) => Promise<ActionResult<void>>;
    decide: (input: DecideFieldInput) => Promise<ActionResult<void>>;
  };
};

/** Until when values of a connector were shown in this browser tab: rows that were kept from then hold them. */
const shownUntil = new Map<string, number>();

/**
 * Which columns are masked now. The page is the source: it is made anew after each change, and when the time of shown
 * values is over, for then the rows on the screen must go as well.
 */
export function usePrivacy(place: Place, { fields, shown, actions }: Privacy, onChange: () => void) {
  const router = useRouter();
  const masked = useMemo(() => {
    const seen = new Set(shown?.fieldIds);
    return fields.flatMap(({ fieldId, isMasked }) => (isMasked && !seen.has(fieldId) ? [fieldId] : []));
  }, [fields, shown]);
  const { run, isPending } = useActionCall(actions.maskAgain, onChange);

  const expire = useEffectEvent(() => {
    router.refresh();
    onChange();
  });
  const expiresAt = shown?.expiresAt ?? null;
  const key = `${place.connectionId} ${place.connectorId}`;
  useEffect(() => {
    if (expiresAt === null) {
      // Back on a page whose time is over: what it kept may be values.
      if (shownUntil.delete(key)) expire();
      return;
    }
    shownUntil.set(key, expiresAt);
    const timer = setTimeout(expire, Math.max(0, expiresAt - Date.now()) + 500);
    return () => clearTimeout(timer);
  }, [expiresAt, key]);

  return {
    masked,
    shown,
    isPending,
    maskAgain: () => {
      shownUntil.delete(key);
      run(place);
    },
  };
}
