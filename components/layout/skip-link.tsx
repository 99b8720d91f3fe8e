import { useTranslations } from "next-intl";

/** The first stop of the Tab key. */
export function SkipLink() {
  const t = useTranslations("shell");
  return (
    <a
      href="#content"
      className="fixed top-2 left-2 z-50 -translate-y-16 rounded-md bg-primary px-3 py-2 text-primary-foreground focus:translate-y-0"
    >
      {t("skipToContent")}
    </a>
  );
}
