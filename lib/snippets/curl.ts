import { encodeForQuery } from "@/lib/profit/filter/compile-lists";
import { REQUEST_LIMIT, requestLengthOf } from "@/lib/profit/filter/request-length";
import { bashText, commentText } from "./literals";
import type { SnippetParameter, SnippetRequest } from "./snippet-request";

/** Makes `$authorization` of AFAS_TOKEN (protocol 2.1). */
export const BASH_AUTHORIZATION = `token=$(printf '%s' "\${AFAS_TOKEN:?Set AFAS_TOKEN to the token first}" | tr -d '[:space:]')
case $token in
  '<token>'*) ;;
  *) token="<token><version>1</version><data>$token</data></token>" ;;
esac
authorization="AfasToken $(printf '%s' "$token" | base64 | tr -d '\\n')"`;

/** A bash script around curl, which prints each page as a line of JSON. Needs no jq: rows are counted by a field of theirs. */
export function curlSnippet({
  connectorId,
  url,
  language,
  parameters,
  skip,
  pageSize,
  rowField,
}: SnippetRequest): string {
  return `#!/usr/bin/env bash
# Rows of ${commentText(connectorId)}, page by page: one line of JSON for each page.
# AFAS_TOKEN holds the token: its 64 characters, or the whole <token>...</token>.
set -euo pipefail

url=${bashText(url)}
page_size=${pageSize}
skip=${skip}

${BASH_AUTHORIZATION}
answer=$(mktemp)
trap 'rm -f "$answer"' EXIT

# Prints the HTTP status. The token goes in by the standard input: a list of processes shows arguments.
ask() {
  curl --silent --show-error --get --compressed --max-time 900 --output "$answer" --write-out '%{http_code}' \\
    --header @- --header 'Accept: application/json' --header ${bashText(`Accept-Language: ${language}`)} \\
${argumentsOf(parameters)}    --data "skip=$skip" --data "take=$page_size" "$url" <<<"Authorization: $authorization"
}

while :; do
  for try in 1 2 3 4 5; do
    status=$(ask)
    if [ "$status" != 503 ] || [ "$try" = 5 ]; then break; fi
    # "Later please": Profit says how many seconds.
    pause=$(grep -o '"retry_after": *[0-9]*' "$answer" | grep -o '[0-9]*$' || true)
    sleep "\${pause:-60}"
  done
  if [ "$status" != 200 ]; then
    # A 500 is Profit saying no: externalMessage says why, profitLogReference is for its administrator.
    printf 'Profit answered %s: %s\\n' "$status" "$(cat "$answer")" >&2
    exit 1
  fi
  tr -d '\\r\\n' <"$answer" && echo
  rows=$( (grep -oF ${bashText(`${JSON.stringify(rowField)}:`)} "$answer" || true) | wc -l)
  if [ "$rows" -lt "$page_size" ]; then break; fi
  skip=$((skip + page_size))
done
`;
}

/** curl encodes more than it must; where that would go over Profit's limit (protocol 3.0), it is done here. */
function argumentsOf(parameters: readonly SnippetParameter[]): string {
  const whole = parameters.map(({ name, value }) => [name, encodeURIComponent(value)] as const);
  const isLong = requestLengthOf(whole) > REQUEST_LIMIT - 40;
  return parameters
    .map(({ name, value }) =>
      isLong
        ? `    --data ${bashText(`${name}=${encodeForQuery(value).replace(/%(?:2C|3A|3B|40)/g, decodeURIComponent)}`)} \\\n`
        : `    --data-urlencode ${bashText(`${name}=${value}`)} \\\n`,
    )
    .join("");
}
