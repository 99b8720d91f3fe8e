import { createHash } from "node:crypto";
import type { Answer } from "../answer";
import type { Language } from "../language";
import type { User } from "../users";
import { policySourceOf } from "./redirect-uri";
import { type SignInProblem, TEXTS } from "./sign-in-texts";
import { escapeAttribute, escapeText } from "@/lib/xml/escape-xml";

const STYLE = `:root{color-scheme:light dark;font:1rem/1.5 system-ui,sans-serif}
main{max-width:32rem;margin:10vh auto;padding:0 1rem}
fieldset{border:1px solid;border-radius:.5rem;margin:1.5rem 0}
label{display:flex;gap:.75rem;align-items:center;padding:.5rem .25rem}
button{font:inherit;padding:.5rem 1.25rem;margin-right:.75rem}
:focus-visible{outline:3px solid;outline-offset:2px}`;
const STYLE_HASH = createHash("sha256").update(STYLE).digest("base64");

export type SignInQuestion = {
  formId: string;
  appConnector: string;
  redirectUri: string;
  users: readonly (User & { isInGroup: boolean })[];
};

/** The page that a browser is shown: a list of users, a way in and a way back. Works without script and without a mouse. */
export function signInPage(language: Language, origin: string, question: SignInQuestion): Answer {
  const texts = TEXTS[language];
  const target = new URL(question.redirectUri);
  const users = question.users.map(
    ({ id, name, isInGroup }, index) =>
      `<label><input type="radio" name="user" value="${escapeAttribute(id)}" required${index === 0 ? " checked autofocus" : ""}>` +
      `<span>${escapeText(name)} (${escapeText(id)})${isInGroup ? "" : ` – ${texts.notInGroup}`}</span></label>`,
  );
  const body = `<h1>${texts.title}</h1>
<p>${escapeText(texts.explanation(question.appConnector, target.host || target.protocol))}</p>
<form method="post" action="?">
<input type="hidden" name="form" value="${escapeAttribute(question.formId)}">
<fieldset><legend>${texts.who}</legend>
${users.join("\n")}
</fieldset>
<button name="decision" value="sign-in">${texts.signIn}</button>
<button name="decision" value="cancel" formnovalidate>${texts.cancel}</button>
</form>`;
  return page(200, language, origin, texts.title, body, `'self' ${policySourceOf(question.redirectUri)}`);
}

/** Shown where sending the browser back would be unsafe (protocol 2.4); that its status is 400 is inferred. */
export function errorPage(language: Language, origin: string, problem: SignInProblem): Answer {
  const { errorTitle, errors } = TEXTS[language];
  const body = `<h1>${errorTitle}</h1>\n<p role="alert">${errors[problem]}</p>`;
  return page(400, language, origin, errorTitle, body, "'none'");
}

function page(
  status: number,
  language: Language,
  origin: string,
  title: string,
  body: string,
  formAction: string,
): Answer {
  return {
    status,
    headers: {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": `default-src 'none'; style-src 'sha256-${STYLE_HASH}'; form-action ${formAction}; frame-ancestors 'none'; base-uri 'none'`,
      "referrer-policy": "no-referrer",
      // Not Profit's "*": the form id is for this browser's page alone.
      "access-control-allow-origin": origin,
    },
    body: `<!DOCTYPE html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>${title}</title><style>${STYLE}</style></head>
<body><main>
${body}
</main></body></html>`,
  };
}
