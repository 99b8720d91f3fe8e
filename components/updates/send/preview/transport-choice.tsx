"use client";

import { useTranslations } from "next-intl";
import { useId } from "react";
import { cn } from "@/components/ui/class-names";
import type { UpdateTransport } from "@/lib/services/updates/port";

type TransportChoiceProps = { transport: UpdateTransport; onTransport: (transport: UpdateTransport) => void };

const CHOICES: readonly UpdateTransport[] = ["rest", "soap"];

/** Over which of Profit's two services the message goes. */
export function TransportChoice({ transport, onTransport }: TransportChoiceProps) {
  const t = useTranslations("updateSend.preview");
  const name = useId();
  return (
    <fieldset>
      <legend className="sr-only">{t("transport")}</legend>
      <span className="inline-flex rounded-md border bg-surface p-0.5">
        {CHOICES.map((choice) => (
          <label
            key={choice}
            className={cn(
              "cursor-pointer rounded-sm px-2 py-0.5 text-sm has-focus-visible:ring-2 has-focus-visible:ring-ring",
              transport === choice ? "bg-accent font-medium text-accent-foreground" : "text-muted-foreground",
            )}
          >
            <input
              type="radio"
              name={name}
              className="sr-only"
              checked={transport === choice}
              onChange={() => onTransport(choice)}
            />
            {choice.toUpperCase()}
          </label>
        ))}
      </span>
    </fieldset>
  );
}
