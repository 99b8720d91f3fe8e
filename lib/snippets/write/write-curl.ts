import { BASH_AUTHORIZATION } from "../curl";
import { bashText, commentText } from "../literals";
import type { WriteRequest } from "./write-request";

/** A bash script around curl; the message goes through a file, for arguments have a limit. */
export function writeCurl({ connectorId, method, url, language, body }: WriteRequest): string {
  const sent =
    body === null
      ? ""
      : `  --header 'Content-Type: application/json' --data-binary @"$message" \\
`;
  return `#!/usr/bin/env bash
# One write to ${commentText(connectorId)}, sent once. Do not put it in a loop: Profit does not recognise a repeat.
# AFAS_TOKEN holds the token: its 64 characters, or the whole <token>...</token>.
set -euo pipefail

${BASH_AUTHORIZATION}
answer=$(mktemp)
message=$(mktemp)
trap 'rm -f "$answer" "$message"' EXIT
${body === null ? "" : `printf '%s' ${bashText(body)} >"$message"\n`}
# The token goes in by the standard input: a list of processes shows arguments.
failure=0
status=$(curl --silent --show-error --compressed --globoff --max-time 900 --request ${method} \\
  --output "$answer" --write-out '%{http_code}' \\
  --header @- --header 'Accept: application/json' --header ${bashText(`Accept-Language: ${language}`)} \\
${sent}  ${bashText(url)} <<<"Authorization: $authorization") || failure=$?

case $failure in
  0) ;;
  5 | 6 | 7)
    echo 'Not sent: Profit cannot be reached.' >&2
    exit 1
    ;;
  *)
    echo 'No answer: Profit may have written it or not. Look in Profit before you send it again.' >&2
    exit 2
    ;;
esac
case $status in
  2??) cat "$answer" ;;
  *)
    # A 500 is Profit saying no: externalMessage says why, profitLogReference is for its administrator.
    printf 'Profit answered %s: %s\\n' "$status" "$(cat "$answer")" >&2
    exit 1
    ;;
esac
`;
}
