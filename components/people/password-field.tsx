"use client";

import { Eye, EyeOff } from "lucide-react";
import { useTranslations } from "next-intl";
import { useState, type ComponentProps } from "react";
import { Button } from "../ui/button";
import { Field } from "../ui/field";
import { Input } from "../ui/input";

type Props = Pick<ComponentProps<typeof Field>, "label" | "hint" | "error"> &
  Pick<ComponentProps<"input">, "name" | "autoComplete" | "autoFocus" | "ref" | "onChange">;

/** A password that can be shown while it is typed and pasted from a password manager (NIST SP 800-63B asks for both). */
export function PasswordField({ label, hint, error, ...input }: Props) {
  const t = useTranslations("signIn");
  const [isShown, setIsShown] = useState(false);
  return (
    <Field label={label} hint={hint} error={error} isRequired>
      <PasswordInput input={input} isShown={isShown}>
        <Button
          variant="ghost"
          size="icon-small"
          className="absolute top-1/2 right-1 -translate-y-1/2"
          aria-label={t(isShown ? "hidePassword" : "showPassword")}
          title={t(isShown ? "hidePassword" : "showPassword")}
          onClick={() => setIsShown(!isShown)}
        >
          {isShown ? <EyeOff aria-hidden /> : <Eye aria-hidden />}
        </Button>
      </PasswordInput>
    </Field>
  );
}

type InputProps = { input: ComponentProps<"input">; isShown: boolean; children: React.ReactNode };

function PasswordInput({ input, isShown, children }: InputProps) {
  return (
    <span className="relative block">
      <Input
        {...input}
        type={isShown ? "text" : "password"}
        autoCapitalize="none"
        spellCheck={false}
        className="pr-10"
      />
      {children}
    </span>
  );
}
