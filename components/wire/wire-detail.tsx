"use client";

import { useTranslations } from "next-intl";
import { useState } from "react";
import { CopyButton } from "@/components/ui/copy-button";
import { Tabs, TabsContent, TabsList, TabsTrigger } from "@/components/ui/tabs";
import type { WireCall } from "@/lib/services/history/port";
import { callAsCurl } from "@/lib/snippets/call-as-curl";
import { BodyPart, HeadersPart, TextPart } from "./wire-text";
import { WireProxy, WireTimings } from "./wire-timings";

const PARTS = ["answer", "request", "timings", "proxy"] as const;
const PART_CLASSES = "flex flex-col gap-3 pt-2";

/** All of one call: what was asked, what came back, where the time went. */
export function WireDetail({ call }: { call: WireCall }) {
  const t = useTranslations("wire");
  const { answer, error, request } = call;
  const [part, choose] = useState<string>("answer");
  return (
    <Tabs value={part} onValueChange={choose} className="flex min-w-0 flex-col">
      <TabsList className="border-b">
        {PARTS.map((name) => (
          <TabsTrigger key={name} value={name}>
            {t(`parts.${name}`)}
          </TabsTrigger>
        ))}
      </TabsList>
      <TabsContent value="answer" className={PART_CLASSES}>
        {error ? <ErrorPart error={error} /> : null}
        {answer ? (
          <>
            <BodyPart body={answer.body} />
            <HeadersPart headers={answer.headers} />
          </>
        ) : null}
      </TabsContent>
      <TabsContent value="request" className={PART_CLASSES}>
        <TextPart
          title={t("address")}
          copyLabel={t("copyAddress")}
          text={call.url}
          shown={`${call.method} ${call.url}`}
        />
        <Parameters url={call.url} />
        <HeadersPart headers={request.headers} />
        <BodyPart body={request.body} />
        {request.body?.isShortened ? null : (
          <CopyButton className="self-start" text={() => curlOf(call)} label={t("copyCurl")}>
            {t("copyCurl")}
          </CopyButton>
        )}
      </TabsContent>
      <TabsContent value="timings" className={PART_CLASSES}>
        <WireTimings timings={call.timings} />
      </TabsContent>
      <TabsContent value="proxy" className={PART_CLASSES}>
        <WireProxy call={call} />
      </TabsContent>
    </Tabs>
  );
}

function curlOf({ method, url, request: { headers, body } }: WireCall): string {
  return callAsCurl({ method, url, headers, body: body?.text ?? null });
}

function ErrorPart({ error: { code, message } }: { error: NonNullable<WireCall["error"]> }) {
  const t = useTranslations("wire");
  return (
    <p className="rounded-md bg-danger-soft px-2 py-1.5 text-sm text-danger">
      <span className="font-medium">{t("error")}: </span>
      {message} {code ? <code className="text-xs">{code}</code> : null}
    </p>
  );
}

/** As a person reads them; the address above has them as they were sent. */
function Parameters({ url }: { url: string }) {
  const t = useTranslations("wire");
  const parameters = [...(URL.parse(url)?.searchParams ?? [])];
  if (parameters.length === 0) return null;
  return (
    <div className="flex flex-col gap-0.5">
      <h4 className="text-sm font-medium text-muted-foreground">{t("parameters")}</h4>
      <dl className="grid grid-cols-[auto_1fr] gap-x-3 gap-y-0.5 text-xs select-text">
        {parameters.map(([name, value], index) => (
          <div key={index} className="contents">
            <dt className="text-muted-foreground">{name}</dt>
            <dd className="min-w-0 break-words">{value}</dd>
          </div>
        ))}
      </dl>
    </div>
  );
}
