import { useTranslations } from "next-intl";
import Link from "next/link";
import { Button } from "../ui/button";
import { routes } from "./routes";
import { TroublePage } from "./trouble-page";

/** The same for "absent" and "not yours": which of the two is nobody's business. */
export function NotFoundPage() {
  const t = useTranslations("shell");
  return (
    <TroublePage title={t("notFound.title")} what={t("notFound.what")} todo={t("notFound.todo")}>
      <Button asChild variant="primary">
        <Link href={routes.home()}>{t("trouble.home")}</Link>
      </Button>
    </TroublePage>
  );
}
