// cspell:ignore preg
import { commentText, phpText } from "../literals";
import { linesOf, type WriteRequest } from "./write-request";

/** PHP 8 with its own streams: curl and other extensions are often not there. */
export function writePhp({ connectorId, method, url, language, body }: WriteRequest): string {
  const message =
    body === null
      ? "null"
      : `[
${linesOf(body, phpText)
  .map((line) => `    ${line},\n`)
  .join("")}]`;
  return `<?php
// One write to ${commentText(connectorId).replaceAll("?>", "? >")}, sent once. Do not put it in a loop: Profit does not recognise a repeat.
// AFAS_TOKEN holds the token: its 64 characters, or the whole <token>...</token>.
declare(strict_types=1);

const URL = ${phpText(url)};
const MESSAGE_LINES = ${message};

function authorization(): string
{
    $token = trim((string) getenv('AFAS_TOKEN'));
    if ($token === '') {
        stop('Set AFAS_TOKEN to the token first');
    }
    if (!str_starts_with($token, '<token>')) {
        $token = "<token><version>1</version><data>$token</data></token>";
    }
    return 'AfasToken ' . base64_encode($token);
}

function stop(string $why): never
{
    fwrite(STDERR, $why . PHP_EOL);
    exit(1);
}

$headers = ['Authorization: ' . authorization(), 'Accept: application/json', ${phpText(`Accept-Language: ${language}`)}];
// Profit may think for 900 seconds; a write is never sent on to another address.
$options = ['method' => ${phpText(method)}, 'timeout' => 900, 'ignore_errors' => true, 'follow_location' => 0];
if (MESSAGE_LINES !== null) {
    $headers[] = 'Content-Type: application/json';
    $options['content'] = implode("\\n", MESSAGE_LINES);
}
$options['header'] = $headers;
$stream = @fopen(URL, 'rb', false, stream_context_create(['http' => $options]));
if ($stream === false) {
    $why = error_get_last()['message'] ?? '';
    stop(preg_match('/refused|getaddrinfo|resolve/i', $why) === 1
        ? 'Not sent: Profit cannot be reached'
        : "No answer: Profit may have written it or not. Look in Profit before you send it again ($why)");
}
$body = (string) stream_get_contents($stream);
$about = stream_get_meta_data($stream);
if ($about['timed_out']) {
    stop('No answer: Profit may have written it or not. Look in Profit before you send it again');
}
$status = (int) explode(' ', $about['wrapper_data'][0])[1];
if ($status < 200 || $status > 299) {
    // A 500 is Profit saying no.
    $told = json_decode($body, true);
    $reference = isset($told['profitLogReference']) ? " (log reference {$told['profitLogReference']})" : '';
    stop("Profit answered $status: " . ($told['externalMessage'] ?? $body) . $reference);
}
echo $body, PHP_EOL;
`;
}
