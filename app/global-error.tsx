"use client";

import "./globals.css";

import { LANGUAGE_COOKIE, languageOf } from "@/lib/messages/languages";
import { Button } from "@/components/ui/button";
import { TroublePage } from "@/components/layout/trouble-page";
import { trouble as en } from "@/lib/messages/en/shell-trouble";
import { trouble as nl } from "@/lib/messages/nl/shell-trouble";

type Props = { error: Error & { digest?: string }; reset: () => void };

/** The root layout itself failed, so nothing it provides is here: texts and language are found without it. */
export default function GlobalError({ error, reset }: Props) {
  const language = languageInBrowser();
  const words = language === "nl" ? nl : en;
  return (
    <html lang={language}>
      <body>
        <main className="flex min-h-dvh" role="alert">
          <TroublePage title={words.title} what={words.what} todo={words.todo}>
            {error.digest ? (
              <p className="w-full text-sm text-muted-foreground">
                {words.reference}: <code className="text-foreground">{error.digest}</code>
              </p>
            ) : null}
            <Button variant="primary" onClick={reset}>
              {words.tryAgain}
            </Button>
          </TroublePage>
        </main>
      </body>
    </html>
  );
}

function languageInBrowser() {
  if (typeof document === "undefined") return "nl";
  const cookie = new RegExp(`${LANGUAGE_COOKIE}=(\\w+)`).exec(document.cookie)?.[1];
  return languageOf(cookie, navigator.languages.join(","));
}
