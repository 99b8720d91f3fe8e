"use client";

import { X } from "lucide-react";
import { useTranslations } from "next-intl";
import * as Primitive from "radix-ui/dialog";
import { Button } from "./button";

/** The cross of a dialog or a sheet. */
export function OverlayClose() {
  const t = useTranslations("common");
  return (
    <Primitive.Close asChild>
      <Button variant="ghost" size="icon-small" aria-label={t("close")} className="absolute top-3 right-3">
        <X aria-hidden />
      </Button>
    </Primitive.Close>
  );
}
