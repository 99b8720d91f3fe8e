import { getRequestConfig } from "next-intl/server";
import { cookies, headers } from "next/headers";
import { en } from "./en";
import { LANGUAGE_COOKIE, languageOf } from "./languages";
import { nl } from "./nl";

/** next-intl asks here for the texts of a request: the cookie wins over what the browser prefers. */
export default getRequestConfig(async () => {
  const locale = languageOf((await cookies()).get(LANGUAGE_COOKIE)?.value, (await headers()).get("accept-language"));
  return { locale, messages: locale === "nl" ? nl : en, timeZone: "Europe/Amsterdam" };
});
