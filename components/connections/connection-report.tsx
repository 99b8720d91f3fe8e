import { TriangleAlert } from "lucide-react";
import { useLocale, useTranslations } from "next-intl";
import type { ReactNode } from "react";
import { formatDay, formatMoment } from "@/lib/format/moments";
import type { Connection, ConnectionReport as Report } from "@/lib/services/connections/port";
import { expiryOf, type ReportRemark, remarksOf } from "./report-remarks";

type Props = { report: Report; connection: Pick<Connection, "environmentType" | "environmentNumber"> };

/** What the last test showed. Works in server and client components. */
export function ConnectionReport({ report, connection }: Props) {
  const t = useTranslations("connections.report");
  const language = useLocale();
  const expiry = expiryOf(report);
  return (
    <div className="flex flex-col gap-4">
      <ReportRemarks remarks={remarksOf(report, connection)} />
      <dl className="grid grid-cols-1 gap-x-8 gap-y-3 text-base sm:grid-cols-2 lg:grid-cols-3">
        <Fact label={t("appConnector")}>{report.appConnector ?? t("none")}</Fact>
        <Fact label={t("group")}>{report.group ?? t("none")}</Fact>
        <Fact label={t("environment")}>{report.environmentCode ?? t("none")}</Fact>
        <Fact label={t("expiry")}>
          {expiry === "never" ? t("never") : expiry ? formatDay(expiry, language) : (report.tokenExpiry ?? t("none"))}
        </Fact>
        <Fact label={t("version")}>{report.profitVersion ?? t("versionUnknown")}</Fact>
        <Fact label={t("getConnectors")}>{report.getConnectors}</Fact>
        <Fact label={t("updateConnectors")}>{report.updateConnectors}</Fact>
        <Fact label={t("roundTrip")}>{t("milliseconds", { value: report.roundTripMs })}</Fact>
        <Fact label={t("testedAt")}>{formatMoment(new Date(report.testedAt), language)}</Fact>
      </dl>
    </div>
  );
}

function Fact({ label, children }: { label: string; children: ReactNode }) {
  return (
    <div className="min-w-0">
      <dt className="text-sm text-muted-foreground">{label}</dt>
      <dd className="break-words">{children}</dd>
    </div>
  );
}

function ReportRemarks({ remarks }: { remarks: readonly ReportRemark[] }) {
  const t = useTranslations("connections");
  if (remarks.length === 0) return null;
  const textOf = (remark: ReportRemark) => {
    if (remark.code === "otherType") return t("report.otherType", { type: t(`types.${remark.type}`) });
    if (remark.code === "otherNumber") {
      return t("report.otherNumber", { number: remark.number, expected: remark.expected });
    }
    return t(`report.${remark.code}`);
  };
  return (
    <ul className="flex flex-col gap-1.5 rounded-md bg-warning-soft p-3 text-base text-warning">
      {remarks.map((remark) => (
        <li key={remark.code} className="flex gap-2">
          <TriangleAlert aria-hidden className="mt-0.5 size-4 shrink-0" />
          {textOf(remark)}
        </li>
      ))}
    </ul>
  );
}
