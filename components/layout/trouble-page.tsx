import type { ReactNode } from "react";
import { SchakelMark } from "./schakel-mark";

type TroublePageProps = { title: string; what: string; todo: string; children: ReactNode };

/** A whole page that could not be shown: what happened, what to do, and a way on. */
export function TroublePage({ title, what, todo, children }: TroublePageProps) {
  return (
    <div className="mx-auto flex w-full max-w-lg flex-1 flex-col justify-center gap-3 px-5 py-16">
      <SchakelMark className="size-8 text-muted-foreground" />
      <h1 className="text-xl font-semibold">{title}</h1>
      <p>{what}</p>
      <p className="text-muted-foreground">{todo}</p>
      <div className="flex flex-wrap items-center gap-2 pt-2">{children}</div>
    </div>
  );
}
