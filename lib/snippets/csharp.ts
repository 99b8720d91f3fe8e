import { commentText, csharpText } from "./literals";
import type { SnippetRequest } from "./snippet-request";

/** A program of .NET 8 or newer, with nothing beside the framework. */
export function csharpSnippet({ connectorId, url, language, parameters, skip, pageSize }: SnippetRequest): string {
  const lines = parameters.map(({ name, value }) => `    (${csharpText(name)}, ${csharpText(value)}),\n`).join("");
  return `// Rows of ${commentText(connectorId)}, page by page: one line of JSON for each row.
// AFAS_TOKEN holds the token: its 64 characters, or the whole <token>...</token>.
using System.Linq;
using System.Net;
using System.Net.Http;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

const string Url = ${csharpText(url)};
const int PageSize = ${pageSize};
const int MostTries = 5;
var parameters = new (string Name, string Value)[]
{
${lines}};

// A token is never sent on to another address; Profit may think for 900 seconds.
using var handler = new HttpClientHandler
{
    AllowAutoRedirect = false,
    AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
};
using var http = new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(900) };
http.DefaultRequestHeaders.TryAddWithoutValidation("Authorization", Authorization());
http.DefaultRequestHeaders.TryAddWithoutValidation("Accept", "application/json");
http.DefaultRequestHeaders.TryAddWithoutValidation("Accept-Language", ${csharpText(language)});

for (var skip = ${skip}; ; skip += PageSize)
{
    var rows = await Ask(skip);
    // A date is Dutch clock time, whatever its Z says.
    foreach (var row in rows) Console.WriteLine(row!.ToJsonString());
    if (rows.Count < PageSize) break;
}

string Authorization()
{
    var token = (Environment.GetEnvironmentVariable("AFAS_TOKEN") ?? "").Trim();
    if (token == "") throw new InvalidOperationException("Set AFAS_TOKEN to the token first");
    if (!token.StartsWith("<token>")) token = $"<token><version>1</version><data>{token}</data></token>";
    return "AfasToken " + Convert.ToBase64String(Encoding.UTF8.GetBytes(token));
}

async Task<JsonArray> Ask(int skip)
{
    var asked = parameters.Append(("skip", skip.ToString())).Append(("take", PageSize.ToString()));
    var query = string.Join("&", asked.Select(parameter => parameter.Name + "=" + Encoded(parameter.Value)));
    for (var attempt = 1; ; attempt++)
    {
        using var answer = await http.GetAsync(Url + "?" + query);
        var text = await answer.Content.ReadAsStringAsync();
        var told = WordsOf(text);
        if (answer.StatusCode == HttpStatusCode.OK && told?["rows"] is JsonArray rows) return rows;
        if (answer.StatusCode != HttpStatusCode.ServiceUnavailable || attempt == MostTries)
        {
            // A 500 is Profit saying no: asking again does not help.
            var reference = told?["profitLogReference"] is { } found ? $" (log reference {found})" : "";
            throw new HttpRequestException(
                $"Profit answered {(int)answer.StatusCode}: {told?["externalMessage"]?.ToString() ?? text}{reference}");
        }
        var seconds = told?["retry_after"]?.GetValue<double>() ?? answer.Headers.RetryAfter?.Delta?.TotalSeconds ?? 60;
        await Task.Delay(TimeSpan.FromSeconds(seconds));
    }
}

static string Encoded(string value) =>
    Uri.EscapeDataString(value).Replace("%2C", ",").Replace("%3A", ":").Replace("%3B", ";").Replace("%40", "@");

static JsonObject? WordsOf(string text)
{
    try
    {
        return JsonNode.Parse(text) as JsonObject;
    }
    catch (JsonException)
    {
        return null;
    }
}
`;
}
