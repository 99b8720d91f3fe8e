import { getTranslations } from "next-intl/server";
import { Skeleton } from "@/components/ui/skeleton";

export default async function Loading() {
  const t = await getTranslations("updates");
  return (
    <div className="mx-auto flex w-full max-w-5xl flex-col gap-4 p-4">
      <h1 className="text-2xl font-semibold">{t("title")}</h1>
      <p role="status" className="sr-only">
        {t("catalogue.loading")}
      </p>
      <Skeleton className="h-control max-w-md" />
      <Skeleton className="h-96 rounded-lg" />
    </div>
  );
}
