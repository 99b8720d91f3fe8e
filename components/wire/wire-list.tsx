"use client";

import { ChevronRight } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import { useState } from "react";
import { cn } from "@/components/ui/class-names";
import { formatDuration } from "@/lib/format/durations";
import { formatBytes } from "@/lib/format/numbers";
import type { WireCall } from "@/lib/services/history/port";
import { WireBar } from "./wire-bar";
import { WireDetail } from "./wire-detail";
import { WireStatus } from "./wire-status";

/** Calls one under the other; one of them may be open. A single one is, for what else is there to see. */
export function WireList({ calls }: { calls: readonly WireCall[] }) {
  const t = useTranslations("wire");
  const [openKey, setOpenKey] = useState<string | null>(calls.length === 1 && calls[0] ? keyOf(calls[0]) : null);
  const longestMs = Math.max(...calls.map(({ timings }) => timings.totalMs), 1);
  return (
    <ol aria-label={t("list")} className="flex flex-col">
      {calls.map((call) => {
        const key = keyOf(call);
        const isOpen = openKey === key;
        return (
          <li key={key} className="border-b last:border-0">
            <WireLine
              call={call}
              longestMs={longestMs}
              isOpen={isOpen}
              onToggle={() => setOpenKey(isOpen ? null : key)}
            />
            {isOpen ? (
              <div className="px-2 pb-3">
                <WireDetail call={call} />
              </div>
            ) : null}
          </li>
        );
      })}
    </ol>
  );
}

function keyOf({ at, url, attempt }: WireCall): string {
  return `${at} ${attempt} ${url}`;
}

type WireLineProps = { call: WireCall; longestMs: number; isOpen: boolean; onToggle: () => void };

function WireLine({ call, longestMs, isOpen, onToggle }: WireLineProps) {
  const t = useTranslations("wire");
  const language = useLocale();
  const size = call.answer?.body?.sizeBytes;
  return (
    <button
      type="button"
      aria-expanded={isOpen}
      onClick={onToggle}
      className={cn(
        "flex w-full min-w-0 flex-col gap-1 px-2 py-1.5 text-left text-sm hover:bg-accent",
        isOpen && "bg-accent",
      )}
    >
      <span className="flex w-full min-w-0 items-center gap-2">
        <ChevronRight aria-hidden className={cn("size-3.5 shrink-0 text-muted-foreground", isOpen && "rotate-90")} />
        <span className="min-w-0 flex-1 truncate">
          <span className="text-muted-foreground">{call.method}</span> {pathOf(call.url)}
        </span>
        <WireStatus call={call} />
      </span>
      <span className="flex w-full min-w-0 items-center gap-2 pl-5 text-xs text-muted-foreground tabular-nums">
        <span className="w-20 shrink-0">
          <WireBar timings={call.timings} longestMs={longestMs} />
        </span>
        <span className="whitespace-nowrap">{formatDuration(call.timings.totalMs, language)}</span>
        {size === undefined ? null : <span className="whitespace-nowrap">{formatBytes(size, language)}</span>}
        {call.attempt > 1 ? <span className="whitespace-nowrap">{t("attempt", { number: call.attempt })}</span> : null}
        <time dateTime={call.at} className="ml-auto whitespace-nowrap">
          {timeOf(call.at)}
        </time>
      </span>
    </button>
  );
}

/** What of an address tells calls apart: behind the service, and where the page begins. */
function pathOf(url: string): string {
  const parsed = URL.parse(url);
  if (!parsed) return url;
  const path = decodedPath(parsed.pathname).replace(/^\/Profit(Rest)?Services\//i, "");
  const skip = parsed.searchParams.get("skip");
  return skip === null ? path : `${path} · skip ${skip}`;
}

function decodedPath(path: string): string {
  try {
    return decodeURIComponent(path);
  } catch {
    return path;
  }
}

/** In Dutch time, as all moments here; seconds matter, the day does not. */
function timeOf(at: string): string {
  return new Date(at).toLocaleTimeString("nl-NL", { hourCycle: "h23", timeZone: "Europe/Amsterdam" });
}
