import "./globals.css";

import type { Metadata, Viewport } from "next";
import { NextIntlClientProvider } from "next-intl";
import { getLocale, getTranslations } from "next-intl/server";
import { cookies } from "next/headers";
import { connection } from "next/server";
import type { ReactNode } from "react";
import { Providers } from "@/components/layout/providers";
import { THEME_COOKIE, themeClassOf, themeOf } from "@/components/layout/theme";

export async function generateMetadata(): Promise<Metadata> {
  const t = await getTranslations("common");
  return {
    title: { default: t("appName"), template: `%s · ${t("appName")}` },
    icons: { icon: { url: "/favicon.svg", type: "image/svg+xml" } },
    // A company's own tool: nothing of it belongs in a search engine.
    robots: { index: false, follow: false },
  };
}

export const viewport: Viewport = { width: "device-width", initialScale: 1 };

export default async function RootLayout({ children }: { children: ReactNode }) {
  await connection(); // a nonce per request (proxy.ts) means that no page may be made beforehand
  const [locale, jar] = await Promise.all([getLocale(), cookies()]);
  return (
    <html lang={locale} className={themeClassOf(themeOf(jar.get(THEME_COOKIE)?.value))}>
      <body>
        <NextIntlClientProvider>
          <Providers>{children}</Providers>
        </NextIntlClientProvider>
      </body>
    </html>
  );
}
