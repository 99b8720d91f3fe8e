import { Binary, CalendarDays, Hash, Paperclip, ToggleLeft, Type, type LucideIcon } from "lucide-react";

const ICONS: Record<string, LucideIcon> = {
  string: Type,
  int: Hash,
  decimal: Hash,
  boolean: ToggleLeft,
  date: CalendarDays,
  blob: Paperclip,
};

/** Decoration: the type is also written out wherever it matters. */
export function FieldTypeIcon({ dataType }: { dataType: string | undefined }) {
  const Icon = ICONS[dataType?.toLowerCase() ?? ""] ?? Binary;
  return <Icon aria-hidden className="size-3.5 shrink-0 text-muted-foreground" />;
}
