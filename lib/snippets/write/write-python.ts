// cspell:ignore getattr gaierror
import { commentText, jsonText } from "../literals";
import { linesOf, type WriteRequest } from "./write-request";

/** The standard library alone: it runs wherever Python does, with nothing to install. */
export function writePython({ connectorId, method, url, language, body }: WriteRequest): string {
  const message =
    body === null
      ? "None"
      : `"\\n".join([
${linesOf(body, jsonText)
  .map((line) => `    ${line},\n`)
  .join("")}]).encode()`;
  return `# One write to ${commentText(connectorId)}, sent once. Do not put it in a loop: Profit does not recognise a repeat.
# AFAS_TOKEN holds the token: its 64 characters, or the whole <token>...</token>.
import base64
import json
import os
import socket
import sys
import urllib.error
import urllib.request

URL = ${jsonText(url)}
MESSAGE = ${message}


def authorization():
    token = os.environ.get("AFAS_TOKEN", "").strip()
    if not token:
        sys.exit("Set AFAS_TOKEN to the token first")
    if not token.startswith("<token>"):
        token = f"<token><version>1</version><data>{token}</data></token>"
    return "AfasToken " + base64.b64encode(token.encode()).decode()


def words_of(text):
    try:
        told = json.loads(text)
    except ValueError:
        return {}
    return told if isinstance(told, dict) else {}


class Refused(urllib.request.HTTPRedirectHandler):
    """A write is never sent on to another address."""

    def redirect_request(self, *_):
        return None


request = urllib.request.Request(URL, data=MESSAGE, method=${jsonText(method)})
request.add_header("Accept", "application/json")
request.add_header("Accept-Language", ${jsonText(language)})
if MESSAGE is not None:
    request.add_header("Content-Type", "application/json")
request.add_unredirected_header("Authorization", authorization())
try:
    # Profit may think for 900 seconds.
    with urllib.request.build_opener(Refused).open(request, timeout=900) as answer:
        print(answer.read().decode("utf-8", "replace"))
except urllib.error.HTTPError as error:
    # A 500 is Profit saying no.
    text = error.read().decode("utf-8", "replace")
    told = words_of(text)
    reference = told.get("profitLogReference")
    sys.exit(
        f"Profit answered {error.code}: {told.get('externalMessage') or text}"
        + (f" (log reference {reference})" if reference else "")
    )
except OSError as error:
    reason = getattr(error, "reason", error)
    if isinstance(reason, (ConnectionRefusedError, socket.gaierror)):
        sys.exit(f"Not sent: Profit cannot be reached ({reason})")
    sys.exit(f"No answer: Profit may have written it or not. Look in Profit before you send it again ({reason})")
`;
}
