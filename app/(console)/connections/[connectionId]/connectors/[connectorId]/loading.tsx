import { getTranslations } from "next-intl/server";
import { Skeleton } from "@/components/ui/skeleton";

export default async function Loading() {
  const t = await getTranslations("connectors.explorer");
  return (
    <div className="flex h-full flex-col">
      <p role="status" className="sr-only">
        {t("loading")}
      </p>
      <div className="flex items-center gap-3 border-b bg-surface px-3 py-2">
        <Skeleton className="h-6 w-64" />
      </div>
      <div className="flex gap-2 border-b bg-surface p-2">
        <Skeleton className="h-control w-44" />
        <Skeleton className="h-control w-24" />
        <Skeleton className="h-control w-28" />
      </div>
      <div className="flex flex-1 flex-col gap-2 p-3">
        {Array.from({ length: 12 }, (_, index) => (
          <Skeleton key={index} className="h-5" />
        ))}
      </div>
    </div>
  );
}
