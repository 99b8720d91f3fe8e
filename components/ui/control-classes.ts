/** What Input, Textarea and Select have in common. */
export const CONTROL_CLASSES =
  "w-full min-w-0 rounded-md border border-input bg-surface text-base text-foreground transition-colors hover:border-foreground/60 focus-visible:border-ring disabled:cursor-not-allowed disabled:opacity-60 aria-invalid:border-danger aria-invalid:outline-danger";
