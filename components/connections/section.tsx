import type { ReactNode } from "react";

type Props = { id: string; title: string; hint?: ReactNode; children: ReactNode };

/** One matter of a connection, with a heading that can be linked to. */
export function Section({ id, title, hint, children }: Props) {
  return (
    <section aria-labelledby={id} className="flex flex-col gap-3 rounded-lg border bg-card p-4">
      <div>
        <h2 id={id} className="scroll-mt-24 text-lg font-semibold">
          {title}
        </h2>
        {hint ? <p className="text-sm text-muted-foreground">{hint}</p> : null}
      </div>
      {children}
    </section>
  );
}
