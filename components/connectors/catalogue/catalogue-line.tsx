import { Star } from "lucide-react";
import Link from "next/link";
import { useTranslations } from "next-intl";
import { routes } from "@/components/layout/routes";
import { cn } from "@/components/ui/class-names";
import type { CatalogueMatch } from "./search-catalogue";

const FIELDS_SHOWN = 3;

type CatalogueLineProps = {
  connectionId: string;
  match: CatalogueMatch;
  isFavourite: boolean;
  onStar: (element: HTMLElement) => void;
};

/** One connector: a link, and a star. The star is reached by Tab from its link; arrows go from link to link. */
export function CatalogueLine({ connectionId, match, isFavourite, onStar }: CatalogueLineProps) {
  const t = useTranslations("connectors.catalogue");
  const shelf = useTranslations("workspace.shelf");
  const { entry, fields } = match;
  return (
    <div className="flex items-stretch hover:bg-accent">
      <Link
        // Hundreds of lines: fetching each one's page beforehand would call Profit for all of them.
        prefetch={false}
        href={routes.connector(connectionId, entry.id)}
        className="flex min-h-14 min-w-0 flex-1 flex-col justify-center gap-0.5 py-2 pr-1 pl-3 -outline-offset-2"
      >
        <span className="flex min-w-0 flex-wrap items-baseline gap-x-3">
          <span className="font-medium break-all">{entry.id}</span>
          {entry.description !== entry.id ? <span className="text-muted-foreground">{entry.description}</span> : null}
        </span>
        {fields.length > 0 ? (
          <span className="text-sm text-muted-foreground">
            {t("matchedFields")}
            {fields.slice(0, FIELDS_SHOWN).map((field, index) => (
              <span key={field.id}>
                {index > 0 ? ", " : null}
                {field.label} {field.label === field.id ? null : <code className="text-xs">{field.id}</code>}
              </span>
            ))}
            {fields.length > FIELDS_SHOWN ? ` ${t("moreFields", { count: fields.length - FIELDS_SHOWN })}` : null}
          </span>
        ) : null}
      </Link>
      <button
        type="button"
        aria-pressed={isFavourite}
        aria-label={shelf("star", { connector: entry.id })}
        title={shelf("star", { connector: entry.id })}
        onClick={(event) => onStar(event.currentTarget)}
        className={cn(
          "grid w-11 shrink-0 place-items-center -outline-offset-2 hover:text-foreground",
          isFavourite ? "text-warning" : "text-muted-foreground/70",
        )}
      >
        <Star aria-hidden className={cn("size-4", isFavourite && "fill-current")} />
      </button>
    </div>
  );
}
