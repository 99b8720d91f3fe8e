"use client";

import { Sigma } from "lucide-react";
import { useTranslations } from "next-intl";
import dynamic from "next/dynamic";
import { Button } from "@/components/ui/button";
import { LatePopover } from "@/components/ui/late-popover";
import type { GetConnectorField } from "@/lib/profit/wire/get-connector-metainfo";
import type { RowsRun } from "../explorer/rows-queries";

const CountPanel = dynamic(() => import("./count-panel").then((module) => module.CountPanel), {
  ssr: false,
  loading: () => <div aria-busy className="h-40" />,
});

type CountRowsProps = {
  run: RowsRun;
  fields: readonly GetConnectorField[];
  /** Rows that are here. */
  loaded: number;
  isComplete: boolean;
};

/** In the line under the rows: how many there are, and which is the newest. Profit has no word for either. */
export function CountRows(props: CountRowsProps) {
  const t = useTranslations("count");
  return (
    <LatePopover
      align="end"
      label={t("title")}
      className="w-[min(24rem,calc(100vw-1rem))] p-4"
      trigger={
        <Button variant="ghost" size="small">
          <Sigma aria-hidden />
          {t("button")}
        </Button>
      }
    >
      {() => <CountPanel key={props.run.runId} {...props} />}
    </LatePopover>
  );
}
