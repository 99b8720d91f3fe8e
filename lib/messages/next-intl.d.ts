import type { Language } from "./languages";
import type { Messages as Texts } from "./nl";

declare module "next-intl" {
  interface AppConfig {
    Locale: Language;
    Messages: Texts;
  }
}
