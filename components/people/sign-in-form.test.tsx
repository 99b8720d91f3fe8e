import { NextIntlClientProvider } from "next-intl";
import { renderToString } from "react-dom/server";
import { expect, test, vi } from "vitest";
import { nl } from "@/lib/messages/nl";
import { PasswordForm } from "./password-form";
import { SetUpForm } from "./set-up-form";
import { SignInForm } from "./sign-in-form";

vi.mock("next/navigation", () => ({ useRouter: () => ({ refresh: () => undefined }) }));

const never = () => new Promise<never>(() => undefined);

test.each([
  ["sign-in", <SignInForm key="1" backTo="/" hasOidc={false} arrivedWith={null} />],
  ["set-up", <SetUpForm key="2" secret="x" person={null} complete={never} />],
  ["password", <PasswordForm key="3" email="a@example.nl" changePassword={never} />],
])("the %s form never puts a password in the address, not before the script is there either", (_, form) => {
  const html = renderToString(
    <NextIntlClientProvider locale="nl" messages={nl} timeZone="Europe/Amsterdam">
      {form}
    </NextIntlClientProvider>,
  );
  expect(html).toMatch(/<form [^>]*method="post"/);
  expect(html).toContain('type="password"');
});
