import { commentText, jsonText } from "./literals";
import type { SnippetRequest } from "./snippet-request";

/** The standard library alone: it runs wherever Python does, with nothing to install. */
export function pythonSnippet({ connectorId, url, language, parameters, skip, pageSize }: SnippetRequest): string {
  const lines = parameters.map(({ name, value }) => `    ${jsonText(name)}: ${jsonText(value)},\n`).join("");
  return `# Rows of ${commentText(connectorId)}, page by page: one line of JSON for each row.
# AFAS_TOKEN holds the token: its 64 characters, or the whole <token>...</token>.
import base64
import itertools
import json
import os
import sys
import time
import urllib.error
import urllib.request
from urllib.parse import quote

URL = ${jsonText(url)}
PARAMETERS = {
${lines}}
PAGE_SIZE = ${pageSize}
MOST_TRIES = 5


def authorization():
    token = os.environ.get("AFAS_TOKEN", "").strip()
    if not token:
        sys.exit("Set AFAS_TOKEN to the token first")
    if not token.startswith("<token>"):
        token = f"<token><version>1</version><data>{token}</data></token>"
    return "AfasToken " + base64.b64encode(token.encode()).decode()


def ask(skip):
    asked = {**PARAMETERS, "skip": str(skip), "take": str(PAGE_SIZE)}
    query = "&".join(f"{name}={quote(value, safe=',:;@')}" for name, value in asked.items())
    request = urllib.request.Request(f"{URL}?{query}")
    request.add_header("Accept", "application/json")
    request.add_header("Accept-Language", ${jsonText(language)})
    # Unredirected: a token is never sent on to another address.
    request.add_unredirected_header("Authorization", authorization())
    for attempt in itertools.count(1):
        try:
            # Profit may think for 900 seconds.
            with urllib.request.urlopen(request, timeout=900) as answer:
                return json.load(answer)["rows"]
        except urllib.error.HTTPError as error:
            text = error.read().decode("utf-8", "replace")
            told = words_of(text)
            if error.code != 503 or attempt == MOST_TRIES:
                # A 500 is Profit saying no: asking again does not help.
                reference = told.get("profitLogReference")
                sys.exit(
                    f"Profit answered {error.code}: {told.get('externalMessage') or text}"
                    + (f" (log reference {reference})" if reference else "")
                )
            time.sleep(told.get("retry_after") or int(error.headers.get("Retry-After") or 60))


def words_of(text):
    try:
        told = json.loads(text)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


for skip in itertools.count(${skip}, PAGE_SIZE):
    rows = ask(skip)
    for row in rows:
        # A date is Dutch clock time, whatever its Z says.
        print(json.dumps(row))
    if len(rows) < PAGE_SIZE:
        break
`;
}
