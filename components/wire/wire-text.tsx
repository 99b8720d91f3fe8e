import { useLocale, useTranslations } from "next-intl";
import { CopyButton } from "@/components/ui/copy-button";
import { formatBytes } from "@/lib/format/numbers";
import type { WireBody, WireHeader } from "@/lib/services/history/port";

const PRE_CLASSES =
  "max-h-80 overflow-auto rounded-md border bg-surface-sunken px-2 py-1.5 text-xs break-words whitespace-pre-wrap select-text";

type TextPartProps = { title: string; copyLabel: string; text: string; shown?: string };

/** A text of the wire under its name; copied as it was, shown as it reads best. */
export function TextPart({ title, copyLabel, text, shown = text }: TextPartProps) {
  return (
    <div className="flex min-w-0 flex-col gap-0.5">
      <h4 className="flex items-center justify-between text-sm font-medium text-muted-foreground">
        {title}
        <CopyButton text={text} label={copyLabel} />
      </h4>
      {/* A region that scrolls must be reachable by keys. */}
      <pre tabIndex={0} aria-label={title} className={PRE_CLASSES}>
        {shown}
      </pre>
    </div>
  );
}

export function HeadersPart({ headers }: { headers: readonly WireHeader[] }) {
  const t = useTranslations("wire");
  return (
    <TextPart
      title={t("headers")}
      copyLabel={t("copyHeaders")}
      text={headers.map(([name, value]) => `${name}: ${value}`).join("\n")}
    />
  );
}

export function BodyPart({ body }: { body: WireBody | null }) {
  const t = useTranslations("wire");
  const language = useLocale();
  if (body === null) return <p className="text-sm text-muted-foreground">{t("noBody")}</p>;
  const size = formatBytes(body.sizeBytes, language);
  if (body.text === null) return <p className="text-sm text-muted-foreground">{t("binary", { size })}</p>;
  return (
    <>
      <TextPart title={t("body")} copyLabel={t("copyBody")} text={body.text} shown={readable(body.text)} />
      <p className="text-xs text-muted-foreground">
        {body.isShortened ? `${t("shortened", { size })} ` : null}
        {body.wireBytes !== null && body.wireBytes !== body.sizeBytes
          ? t("sizes", { size, wire: formatBytes(body.wireBytes, language) })
          : null}
      </p>
    </>
  );
}

/** JSON with one member a line, or one row when its end is missing; anything else as it came. */
function readable(text: string): string {
  try {
    return JSON.stringify(JSON.parse(text), null, 2);
  } catch {
    return text.startsWith("{") ? text.replaceAll('},{"', '},\n{"') : text;
  }
}
