/** What DropdownMenu, Popover and Command have in common. */
export const FLOATING_CLASSES =
  "z-50 animate-appear rounded-lg border bg-popover text-popover-foreground shadow-floating";
export const ITEM_CLASSES =
  "relative flex min-h-control-small cursor-default items-center gap-2 rounded-sm px-2 py-1 text-base outline-none select-none data-disabled:pointer-events-none data-disabled:opacity-50 data-highlighted:bg-accent data-highlighted:text-accent-foreground [&_svg]:size-4 [&_svg]:shrink-0";
