import { EllipsisVertical } from "lucide-react";
import { useTranslations } from "next-intl";
import { lazy, Suspense } from "react";
import { cn } from "@/components/ui/class-names";
import { useLate } from "@/components/ui/use-late";
import type { HeaderMenuProps } from "./open-header-menu";

const load = () => import("./open-header-menu").then((module) => ({ default: module.OpenHeaderMenu }));
const OpenHeaderMenu = lazy(load);

/** What can be done with a column; the code of the menu comes with the first use (use-late.ts). */
export function HeaderMenu({ isActive, ...props }: HeaderMenuProps & { isActive: boolean }) {
  const t = useTranslations("results.column");
  const late = useLate(load);
  const { field } = props.column;
  const trigger = (
    <button
      type="button"
      tabIndex={-1}
      data-menu
      aria-haspopup="menu"
      aria-label={t("menu", { column: field.label || field.id })}
      className={cn(
        "absolute right-1 grid h-7 w-6 place-items-center rounded-sm bg-surface-sunken text-muted-foreground opacity-0 group-hover/header:opacity-100 hover:bg-accent hover:text-accent-foreground focus-visible:opacity-100 data-[state=open]:opacity-100 pointer-coarse:static pointer-coarse:shrink-0 pointer-coarse:opacity-100",
        isActive && "opacity-100",
      )}
      {...(!late.isWanted && { "aria-expanded": false, ...late.handlers, onKeyDown: late.onKeyDown })}
    >
      <EllipsisVertical aria-hidden className="size-4" />
    </button>
  );
  return (
    <Suspense fallback={trigger}>
      {late.isWanted ? (
        <OpenHeaderMenu {...props} isByKeyboard={late.isByKeyboard}>
          {trigger}
        </OpenHeaderMenu>
      ) : (
        trigger
      )}
    </Suspense>
  );
}
