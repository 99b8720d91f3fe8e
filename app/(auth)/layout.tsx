import { useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { SchakelMark } from "@/components/layout/schakel-mark";

/** Pages for people who are not signed in yet: one narrow column, nothing else to look at. */
export default function AuthLayout({ children }: { children: ReactNode }) {
  const t = useTranslations("common");
  return (
    <main className="mx-auto flex min-h-dvh w-full max-w-sm flex-col justify-center gap-6 px-5 py-10">
      <p className="flex items-center gap-2 text-lg font-semibold">
        <SchakelMark className="size-6 text-primary" />
        {t("appName")}
      </p>
      {children}
    </main>
  );
}
