import { ENVIRONMENT_LOOK } from "../connections/environment-look";
import { cn } from "../ui/class-names";
import type { ShellConnection } from "./current-connection";

/** The line at the top of the window, in the colour of the environment; the chip below it says the same in a word. */
export function EnvironmentFrame({ connection }: { connection: ShellConnection | null }) {
  return (
    <div
      aria-hidden
      className={cn(
        "fixed inset-x-0 top-0 z-40 border-t-3",
        connection ? ENVIRONMENT_LOOK[connection.environmentType].frame : "border-t-background",
      )}
    />
  );
}
