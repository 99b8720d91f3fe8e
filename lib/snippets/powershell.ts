import { commentText, powerShellText } from "./literals";
import type { SnippetRequest } from "./snippet-request";

/** PowerShell 7. Hands on objects, as its users expect: `| Export-Csv` and the like follow. */
export function powerShellSnippet({ connectorId, url, language, parameters, skip, pageSize }: SnippetRequest): string {
  const lines = parameters
    .map(({ name, value }) => `    ${powerShellText(name)} = ${powerShellText(value)}\n`)
    .join("");
  return `#Requires -Version 7.0
# Rows of ${commentText(connectorId)}, page by page: one object for each row.
# AFAS_TOKEN holds the token: its 64 characters, or the whole <token>...</token>.
Set-StrictMode -Version Latest
$ErrorActionPreference = 'Stop'

$url = ${powerShellText(url)}
$parameters = [ordered]@{
${lines}}
$pageSize = ${pageSize}
$mostTries = 5

$token = "$env:AFAS_TOKEN".Trim()
if ($token -eq '') { throw 'Set AFAS_TOKEN to the token first' }
if (-not $token.StartsWith('<token>')) { $token = '<token><version>1</version><data>' + $token + '</data></token>' }
$headers = @{
    'Authorization'   = 'AfasToken ' + [Convert]::ToBase64String([Text.Encoding]::UTF8.GetBytes($token))
    'Accept'          = 'application/json'
    'Accept-Language' = ${powerShellText(language)}
}

function ConvertTo-QueryValue([string] $Value) {
    [Uri]::EscapeDataString($Value).Replace('%2C', ',').Replace('%3A', ':').Replace('%3B', ';').Replace('%40', '@')
}

function Get-ProfitPage([int] $Skip) {
    $own = @($parameters.GetEnumerator() | ForEach-Object { $_.Key + '=' + (ConvertTo-QueryValue $_.Value) })
    $query = ($own + "skip=$Skip" + "take=$pageSize") -join '&'
    for ($attempt = 1; ; $attempt++) {
        # A token is never sent on to another address; Profit may think for 900 seconds.
        $answer = Invoke-WebRequest -Uri "\${url}?$query" -Headers $headers -TimeoutSec 900 -MaximumRedirection 0 -SkipHttpErrorCheck
        $text = [Text.Encoding]::UTF8.GetString($answer.RawContentStream.ToArray())
        if ($answer.StatusCode -eq 200) {
            # A date is Dutch clock time: with its Z it would be moved by the hours that Dutch time is ahead.
            return ($text -replace '("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d(?:\\.\\d+)?)Z"', '$1"' | ConvertFrom-Json).rows
        }
        $told = @{}
        try { $told = $text | ConvertFrom-Json -AsHashtable } catch { $told = @{} }
        if ($answer.StatusCode -ne 503 -or $attempt -eq $mostTries) {
            # A 500 is Profit saying no: asking again does not help.
            $words = if ($told['externalMessage']) { $told['externalMessage'] } else { $text }
            throw "Profit answered $($answer.StatusCode): $words (log reference $($told['profitLogReference']))"
        }
        $seconds = if ($told['retry_after']) { $told['retry_after'] } else { 60 }
        Start-Sleep -Seconds $seconds
    }
}

for ($skip = ${skip}; ; $skip += $pageSize) {
    $rows = @(Get-ProfitPage $skip)
    $rows
    if ($rows.Count -lt $pageSize) { break }
}
`.replace("$\\{url}", "${url}");
}
