import { getTranslations } from "next-intl/server";
import { Skeleton } from "@/components/ui/skeleton";

export default async function Loading() {
  const t = await getTranslations("updates.workbench");
  return (
    <div className="flex flex-col gap-3 p-3">
      <p role="status" className="sr-only">
        {t("loading")}
      </p>
      <Skeleton className="h-control max-w-md" />
      <Skeleton className="h-[70vh]" />
    </div>
  );
}
