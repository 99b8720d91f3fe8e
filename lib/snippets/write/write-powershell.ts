import { commentText, powerShellText } from "../literals";
import { linesOf, type WriteRequest } from "./write-request";

/** PowerShell 7. */
export function writePowerShell({ connectorId, method, url, language, body }: WriteRequest): string {
  const message =
    body === null
      ? ""
      : `$message = @(
${linesOf(body, powerShellText)
  .map((line) => `    ${line}\n`)
  .join("")}) -join "\`n"
$request['Body'] = [Text.Encoding]::UTF8.GetBytes($message)
$request['ContentType'] = 'application/json'
`;
  return `#Requires -Version 7.0
# One write to ${commentText(connectorId)}, sent once. Do not put it in a loop: Profit does not recognise a repeat.
# AFAS_TOKEN holds the token: its 64 characters, or the whole <token>...</token>.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$token = "$env:AFAS_TOKEN".Trim()
if ($token -eq '') { throw 'Set AFAS_TOKEN to the token first' }
if (-not $token.StartsWith('<token>')) { $token = '<token><version>1</version><data>' + $token + '</data></token>' }
# A write is never sent on to another address; Profit may think for 900 seconds.
$request = @{
    Uri                = ${powerShellText(url)}
    Method             = ${powerShellText(method)}
    TimeoutSec         = 900
    MaximumRedirection = 0
    MaximumRetryCount  = 0
    SkipHttpErrorCheck = $true
    Headers            = @{
        'Authorization'   = 'AfasToken ' + [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($token))
        'Accept'          = 'application/json'
        'Accept-Language' = ${powerShellText(language)}
    }
}
${message}
try {
    $answer = Invoke-WebRequest @request
}
catch {
    throw "No answer: unless Profit could not be reached at all, it may have written it or not. Look in Profit before you send it again. $_"
}
$text = [Text.Encoding]::UTF8.GetString($answer.RawContentStream.ToArray())
if ($answer.StatusCode -lt 200 -or $answer.StatusCode -gt 299) {
    # A 500 is Profit saying no.
    $told = @{}
    try { $told = $text | ConvertFrom-Json -AsHashtable } catch { $told = @{} }
    $words = if ($told['externalMessage']) { $told['externalMessage'] } else { $text }
    throw "Profit answered $($answer.StatusCode): $words (log reference $($told['profitLogReference']))"
}
$text
`;
}
