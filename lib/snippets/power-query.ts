import { commentText, powerQueryText } from "./literals";
import type { SnippetRequest } from "./snippet-request";

/**
 * M for the advanced editor of Excel and Power BI. M cannot read the environment, so the token is a parameter of the
 * workbook named AFAS_TOKEN. The fixed address with `RelativePath` and `Query` lets Power BI refresh it unattended.
 */
export function powerQuerySnippet({ connectorId, url, language, parameters, skip, pageSize }: SnippetRequest): string {
  const at = url.indexOf("/connectors/");
  const fields = parameters.map(({ name, value }) => `${name} = ${powerQueryText(value)}`).join(",\n        ");
  return `// Rows of ${commentText(connectorId)}, page by page, as one table.
// AFAS_TOKEN is a parameter (Manage Parameters, type Text) with the token: its 64 characters, or the whole
// <token>...</token>. Choose "Anonymous" when asked how to sign in: the token goes in a header.
let
    Base = ${powerQueryText(url.slice(0, at + 1))},
    Path = ${powerQueryText(url.slice(at + 1))},
    Parameters = [
        ${fields}
    ],
    PageSize = ${pageSize},
    MostTries = 5,

    Token = Text.Trim(AFAS_TOKEN),
    Xml = if Text.StartsWith(Token, "<token>") then Token else "<token><version>1</version><data>" & Token & "</data></token>",
    Authorization = "AfasToken " & Binary.ToText(Text.ToBinary(Xml, TextEncoding.Utf8), BinaryEncoding.Base64),

    Ask = (skip as number, attempt as number) as list =>
        let
            Answer = Web.Contents(Base, [
                RelativePath = Path,
                Query = Parameters & [skip = Text.From(skip, "en-US"), take = Text.From(PageSize, "en-US")],
                Headers = [
                    Authorization = Authorization,
                    Accept = "application/json",
                    #"Accept-Language" = ${powerQueryText(language)}
                ],
                // Profit may think for 900 seconds.
                Timeout = #duration(0, 0, 15, 0),
                ManualStatusHandling = {400, 401, 403, 404, 413, 500, 503},
                IsRetry = attempt > 1
            ]),
            Body = Binary.Buffer(Answer),
            Status = Value.Metadata(Answer)[Response.Status],
            Told = try Json.Document(Body, TextEncoding.Utf8) otherwise [],
            Words = Record.FieldOrDefault(Told, "externalMessage", Text.FromBinary(Body, TextEncoding.Utf8)),
            Reference = Record.FieldOrDefault(Told, "profitLogReference", "none"),
            Pause = Record.FieldOrDefault(Told, "retry_after", 60)
        in
            if Status = 200 then
                Told[rows]
            else if Status = 503 and attempt < MostTries then
                // "Later please": Profit says how many seconds.
                Function.InvokeAfter(() => @Ask(skip, attempt + 1), #duration(0, 0, 0, Pause))
            else
                // A 500 is Profit saying no: asking again does not help.
                error Error.Record(
                    "Profit",
                    "Profit answered " & Text.From(Status) & ": " & Words,
                    "Log reference " & Reference
                ),

    Pages = List.Generate(
        () => [skip = ${skip}, rows = Ask(${skip}, 1), isLast = false],
        each not [isLast],
        each
            if List.Count([rows]) < PageSize then
                [skip = [skip], rows = {}, isLast = true]
            else
                [skip = [skip] + PageSize, rows = Ask([skip] + PageSize, 1), isLast = false],
        each [rows]
    ),
    // Dates come as text: they are Dutch clock time, whatever their Z says.
    Rows = Table.FromRecords(List.Combine(Pages))
in
    Rows
`;
}
