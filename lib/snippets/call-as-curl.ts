import { BASH_AUTHORIZATION } from "./curl";
import { bashText } from "./literals";

export type SentCall = {
  method: string;
  url: string;
  headers: readonly (readonly [string, string])[];
  body: string | null;
};

/** Headers that curl makes itself, and the one that must come from where the script runs. */
const OWN_HEADERS = /^(authorization|host|connection|content-length|accept-encoding|user-agent|transfer-encoding)$/i;

/** One call as it went over the line, REST or SOAP, whatever it asked; shows the answer with its headers. */
export function callAsCurl({ method, url, headers, body }: SentCall): string {
  const given = headers
    .filter(([name]) => !OWN_HEADERS.test(name))
    .map(([name, value]) => `  --header ${bashText(`${name}: ${value}`)} \\\n`)
    .join("");
  const sent = body === null ? "" : `  --data-binary ${bashText(body)} \\\n`;
  return `#!/usr/bin/env bash
# One call to Profit, as it went over the line; the answer is shown with its headers.
# AFAS_TOKEN holds the token: its 64 characters, or the whole <token>...</token>.
set -euo pipefail

${BASH_AUTHORIZATION}

# The token goes in by the standard input: a list of processes shows arguments.
curl --silent --show-error --include --compressed --globoff --max-time 900 --request ${bashText(method)} \\
  --header @- \\
${given}${sent}  ${bashText(url)} <<<"Authorization: $authorization"
`;
}
