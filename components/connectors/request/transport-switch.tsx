"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { cn } from "@/components/ui/class-names";
import { TRANSPORTS, type Transport } from "@/lib/profit/filter/rows-query";
import type { Explorer } from "../explorer/use-explorer";

/** Over which of Profit's services the rows are read. SOAP only where the connection has an address for it. */
export function TransportSwitch({ explorer }: { explorer: Explorer }) {
  const t = useTranslations("requestForms");
  const hintId = useId();
  const { state, dispatch, place } = explorer;
  const hasSoap = place?.hasSoap ?? false;
  const current: Transport = state.transport ?? "rest";
  const choose = (transport: Transport) => {
    const next = { ...state };
    delete next.transport;
    dispatch({ type: "loaded", state: transport === "soap" ? { ...next, transport } : next });
  };
  return (
    <fieldset className="flex flex-wrap items-center gap-x-2 gap-y-1" aria-describedby={hasSoap ? undefined : hintId}>
      <legend className="sr-only">{t("transport")}</legend>
      <span aria-hidden className="text-sm text-muted-foreground">
        {t("transport")}
      </span>
      <span className="flex rounded-md border bg-surface p-0.5">
        {TRANSPORTS.map((transport) => (
          <label
            key={transport}
            className={cn(
              "cursor-pointer rounded-sm px-2 py-0.5 text-sm has-focus-visible:ring-2 has-focus-visible:ring-ring",
              current === transport ? "bg-accent font-medium text-accent-foreground" : "text-muted-foreground",
              transport === "soap" && !hasSoap && "cursor-not-allowed opacity-60",
            )}
          >
            <input
              type="radio"
              name={hintId}
              className="sr-only"
              checked={current === transport}
              disabled={transport === "soap" && !hasSoap}
              onChange={() => choose(transport)}
            />
            {transport.toUpperCase()}
          </label>
        ))}
      </span>
      {hasSoap ? null : (
        <span id={hintId} className="text-sm text-muted-foreground">
          {t("noSoap")}
        </span>
      )}
    </fieldset>
  );
}
