import { CircleAlert } from "lucide-react";
import type { ReactNode } from "react";

/** What went wrong with a whole form, in one sentence; read out at once. Empty when all is well. */
export function FormProblem({ children }: { children: ReactNode }) {
  return (
    // Always there, or a screen reader would miss what comes into it; while empty it takes no room.
    <div role="alert" className="empty:-mb-4">
      {children ? (
        <p className="flex items-start gap-2 rounded-md bg-danger-soft px-3 py-2 text-base text-danger">
          <CircleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          <span>{children}</span>
        </p>
      ) : null}
    </div>
  );
}
