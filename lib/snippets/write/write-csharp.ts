import { commentText, csharpText } from "../literals";
import { linesOf, type WriteRequest } from "./write-request";

const METHODS = { POST: "HttpMethod.Post", PUT: "HttpMethod.Put", DELETE: "HttpMethod.Delete" } as const;

/** A program of .NET 8 or newer, with nothing beside the framework. */
export function writeCsharp({ connectorId, method, url, language, body }: WriteRequest): string {
  const message =
    body === null
      ? ""
      : `var message = string.Join("\\n", new[]
{
${linesOf(body, csharpText)
  .map((line) => `    ${line},\n`)
  .join("")}});
request.Content = new StringContent(message, Encoding.UTF8, "application/json");
`;
  return `// One write to ${commentText(connectorId)}, sent once. Do not put it in a loop: Profit does not recognise a repeat.
// AFAS_TOKEN holds the token: its 64 characters, or the whole <token>...</token>.
using System.Net;
using System.Net.Http;
using System.Net.Sockets;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

const string Url = ${csharpText(url)};

// A write is never sent on to another address; Profit may think for 900 seconds.
using var handler = new HttpClientHandler
{
    AllowAutoRedirect = false,
    AutomaticDecompression = DecompressionMethods.GZip | DecompressionMethods.Deflate,
};
using var http = new HttpClient(handler) { Timeout = TimeSpan.FromSeconds(900) };
using var request = new HttpRequestMessage(${METHODS[method]}, Url);
request.Headers.TryAddWithoutValidation("Authorization", Authorization());
request.Headers.TryAddWithoutValidation("Accept", "application/json");
request.Headers.TryAddWithoutValidation("Accept-Language", ${csharpText(language)});
${message}
try
{
    using var answer = await http.SendAsync(request);
    var text = await answer.Content.ReadAsStringAsync();
    if (answer.IsSuccessStatusCode)
    {
        Console.WriteLine(text);
        return 0;
    }
    // A 500 is Profit saying no.
    var told = WordsOf(text);
    var reference = told?["profitLogReference"] is { } found ? $" (log reference {found})" : "";
    Console.Error.WriteLine(
        $"Profit answered {(int)answer.StatusCode}: {told?["externalMessage"]?.ToString() ?? text}{reference}");
    return 1;
}
catch (HttpRequestException error) when (error.InnerException is SocketException { SocketErrorCode: SocketError.ConnectionRefused or SocketError.HostNotFound })
{
    Console.Error.WriteLine($"Not sent: Profit cannot be reached ({error.Message})");
    return 1;
}
catch (Exception error) when (error is HttpRequestException or TaskCanceledException or IOException)
{
    Console.Error.WriteLine(
        $"No answer: Profit may have written it or not. Look in Profit before you send it again ({error.Message})");
    return 2;
}

string Authorization()
{
    var token = (Environment.GetEnvironmentVariable("AFAS_TOKEN") ?? "").Trim();
    if (token == "") throw new InvalidOperationException("Set AFAS_TOKEN to the token first");
    if (!token.StartsWith("<token>")) token = $"<token><version>1</version><data>{token}</data></token>";
    return "AfasToken " + Convert.ToBase64String(Encoding.UTF8.GetBytes(token));
}

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
