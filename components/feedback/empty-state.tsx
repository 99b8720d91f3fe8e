import type { LucideIcon } from "lucide-react";
import type { ReactNode } from "react";

type EmptyStateProps = {
  /** What is not there. */
  title: string;
  /** Why, and what would change it; never only "nothing found". */
  text?: ReactNode;
  icon?: LucideIcon;
  /** Buttons that help. */
  children?: ReactNode;
};

/** Nothing to show, and that is no error. A panel that could not load shows an ErrorPanel, never this. */
export function EmptyState({ title, text, icon: Icon, children }: EmptyStateProps) {
  return (
    <div role="status" className="mx-auto flex max-w-prose flex-col items-center gap-2 px-4 py-10 text-center">
      {Icon ? <Icon aria-hidden className="size-8 text-muted-foreground" /> : null}
      <p className="text-lg font-semibold">{title}</p>
      {text ? <div className="text-muted-foreground">{text}</div> : null}
      {children ? <div className="mt-2 flex flex-wrap justify-center gap-2">{children}</div> : null}
    </div>
  );
}
