import { commentText, phpText } from "./literals";
import type { SnippetRequest } from "./snippet-request";

/** PHP 8 with its own streams: curl and other extensions are often not there. */
export function phpSnippet({ connectorId, url, language, parameters, skip, pageSize }: SnippetRequest): string {
  const lines = parameters.map(({ name, value }) => `    ${phpText(name)} => ${phpText(value)},\n`).join("");
  return `<?php
// Rows of ${phpComment(connectorId)}, page by page: one line of JSON for each row.
// AFAS_TOKEN holds the token: its 64 characters, or the whole <token>...</token>.
declare(strict_types=1);

const URL = ${phpText(url)};
const PARAMETERS = [
${lines}];
const PAGE_SIZE = ${pageSize};
const MOST_TRIES = 5;

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

/** One call: the HTTP status and the body. Profit may think for 900 seconds; a token is never sent on to another address. */
function call(string $url): array
{
    $headers = ['Authorization: ' . authorization(), 'Accept: application/json', ${phpText(`Accept-Language: ${language}`)}];
    $options = ['header' => $headers, 'timeout' => 900, 'ignore_errors' => true, 'follow_location' => 0];
    $stream = @fopen($url, 'rb', false, stream_context_create(['http' => $options]));
    if ($stream === false) {
        stop('Profit cannot be reached: ' . (error_get_last()['message'] ?? ''));
    }
    $body = (string) stream_get_contents($stream);
    $about = stream_get_meta_data($stream);
    if ($about['timed_out']) {
        stop('Profit said nothing for 900 seconds');
    }
    return [(int) explode(' ', $about['wrapper_data'][0])[1], $body];
}

function ask(int $skip): array
{
    $query = [];
    foreach (PARAMETERS + ['skip' => $skip, 'take' => PAGE_SIZE] as $name => $value) {
        $encoded = rawurlencode((string) $value);
        $query[] = $name . '=' . strtr($encoded, ['%2C' => ',', '%3A' => ':', '%3B' => ';', '%40' => '@']);
    }
    for ($attempt = 1; ; $attempt++) {
        [$status, $body] = call(URL . '?' . implode('&', $query));
        $told = json_decode($body, true, 512, JSON_BIGINT_AS_STRING);
        if ($status === 200 && is_array($told)) {
            return $told['rows'];
        }
        if ($status !== 503 || $attempt === MOST_TRIES) {
            // A 500 is Profit saying no: asking again does not help.
            $reference = isset($told['profitLogReference']) ? " (log reference {$told['profitLogReference']})" : '';
            stop("Profit answered $status: " . ($told['externalMessage'] ?? $body) . $reference);
        }
        sleep((int) ($told['retry_after'] ?? 60));
    }
}

for ($skip = ${skip}; ; $skip += PAGE_SIZE) {
    $rows = ask($skip);
    foreach ($rows as $row) {
        // A date is Dutch clock time, whatever its Z says.
        echo json_encode($row, JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_THROW_ON_ERROR), PHP_EOL;
    }
    if (count($rows) < PAGE_SIZE) {
        break;
    }
}
`;
}

/** A comment of PHP ends where PHP does. */
function phpComment(text: string): string {
  return commentText(text).replaceAll("?>", "? >");
}
