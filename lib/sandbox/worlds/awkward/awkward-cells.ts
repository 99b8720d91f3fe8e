// cspell:disable: text in many languages, and broken on purpose
/** Cells that break clients, with a word on why. */
export type AwkwardCell = { why: string; value: string | null };

/**
 * "Empty" in all its forms. Profit itself sends null for what is empty, never an empty text (protocol 3.5); computed
 * fields can hold one, and a client must keep the two apart.
 */
export const EMPTIES: readonly AwkwardCell[] = [
  { why: "null", value: null },
  { why: "lege tekst", value: "" },
  { why: "een spatie", value: " " },
  { why: "harde spatie", value: "\u00a0" },
  { why: "spatie zonder breedte", value: "\u200b" },
  { why: "het woord null", value: "null" },
  { why: "het woord [is leeg]", value: "[is leeg]" },
  { why: "nul als tekst", value: "0" },
  { why: "voorloopnullen", value: "000001005" },
  { why: "spaties eromheen", value: "  tekst  " },
];

export const UNICODE: readonly AwkwardCell[] = [
  { why: "trema en accent, samengesteld", value: "Coëvorden, één café" },
  { why: "dezelfde woorden, ontbonden", value: "Coe\u0308vorden, e\u0301e\u0301n cafe\u0301" },
  { why: "Hebreeuws, van rechts naar links", value: "שלום עולם" },
  { why: "Arabisch met cijfers", value: "رقم الطلب ١٢٣ (ABC)" },
  { why: "richting omgekeerd", value: "factuur\u202Efdp.exe" },
  { why: "emoji buiten het eerste vlak", value: "👍🏽 akkoord" },
  { why: "emoji uit zeven tekens", value: "👩‍👩‍👧‍👦" },
  { why: "vlag", value: "🇳🇱" },
  { why: "half surrogaat", value: "kapot \ud83d einde" },
  { why: "Chinees", value: "阿姆斯特丹有限公司" },
  { why: "Turkse i", value: "Işık İzmir ıi" },
  { why: "ligatuur en lange s", value: "ﬁnanciën ſtraat ß" },
  { why: "veel tekens opeen", value: `Z${"\u0335\u0322\u0310".repeat(12)}` },
  { why: "nul en besturingstekens", value: "a\u0000b\u0001c\u001fd\u007f" },
  { why: "regelscheiding van Unicode", value: "eerste\u2028tweede\u2029derde" },
  { why: "tab en regels", value: "kolom\tkolom\r\nregel\nregel\rregel" },
  { why: "byte order mark", value: "\ufeffnaam" },
  { why: "zacht afbreekstreepje", value: "boek\u00adhouding" },
];

const PIXEL = "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==";

export const CONTENT: readonly AwkwardCell[] = [
  {
    why: "XML",
    value: '<?xml version="1.0"?>\r\n<order nr="1"><regel aantal="2">Koper &amp; messing</regel><leeg/></order>',
  },
  { why: "XML dat niet sluit", value: "<order><regel>2</order>" },
  { why: "XML met entiteit", value: '<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>' },
  {
    why: "JSON",
    value: '{"order":{"nr":1,"regels":[{"aantal":2.50,"omschrijving":"Koper \\"half hard\\""}],"leeg":null}}',
  },
  { why: "JSON met groot getal", value: '{"id":12345678901234567890,"bedrag":0.1000}' },
  { why: "base64 van een PNG", value: PIXEL },
  { why: "base64 van tekst", value: Buffer.from("Dit is een bijlage.\r\n").toString("base64") },
  { why: "HTML met script", value: '<img src=x onerror="alert(1)"><script>alert("2")</script>' },
  { why: "formule", value: '=HYPERLINK("https://post.example","klik")' },
  { why: "formule met plus", value: "+31 33 123 45 67" },
  { why: "formule met min", value: "-2+3" },
  { why: "formule met apenstaart", value: "@SUM(A1:A9)" },
  { why: "formule achter tab", value: "\t=1+1" },
  { why: "CSV-tekens", value: 'punt;komma,"aanhaling"\r\nnieuwe regel' },
  { why: "adres", value: "https://post.example/pad?a=1&b=%20#deel" },
  { why: "pad", value: "..\\..\\windows\\system32\\config" },
  { why: "SQL", value: "'; DROP TABLE relaties; --" },
  { why: "SGR-kleur", value: "\u001b[31mrood\u001b[0m" },
  { why: "vervangen veld", value: "(vervangen)" },
];

/** Moments that exist twice, never, or at the edges of what a date can be. */
export const MOMENTS: readonly { why: string; value: string | null }[] = [
  { why: "geen datum", value: null },
  { why: "vlak voor de zomertijd", value: "2026-03-29T01:59:59.000" },
  { why: "bestaat niet: de klok slaat dit uur over", value: "2026-03-29T02:30:00.000" },
  { why: "vlak na de zomertijd", value: "2026-03-29T03:00:00.000" },
  { why: "bestaat twee keer: wintertijd", value: "2026-10-25T02:30:00.000" },
  { why: "vlak na de wintertijd", value: "2026-10-25T03:00:00.000" },
  { why: "middernacht, dus een dag zonder tijd", value: "2026-06-30T00:00:00.000" },
  { why: "laatste tel van het jaar", value: "2025-12-31T23:59:59.000" },
  { why: "naar boven afgerond tot in het nieuwe jaar", value: "2025-12-31T23:59:59.500" },
  { why: "fractie die naar beneden afrondt", value: "2026-06-30T12:00:00.497" },
  { why: "fractie die naar boven afrondt", value: "2026-06-30T12:00:00.997" },
  { why: "schrikkeldag", value: "2024-02-29T08:00:00.000" },
  { why: "geboren voor 1900", value: "1899-12-30T00:00:00.000" },
  { why: "oudste datum van SQL Server", value: "1753-01-01T00:00:00.000" },
  { why: "einde der tijden", value: "9999-12-31T00:00:00.000" },
  { why: "voor 1940: Amsterdamse tijd", value: "1935-07-01T12:00:00.000" },
];

export const NUMBERS: readonly { why: string; decimal: number | null; int: number | null }[] = [
  { why: "leeg", decimal: null, int: null },
  { why: "nul", decimal: 0, int: 0 },
  { why: "min een half", decimal: -0.5, int: -1 },
  { why: "een half", decimal: 0.5, int: 1 },
  { why: "min een cent", decimal: -0.01, int: -100 },
  { why: "afronding", decimal: 0.1 + 0.2, int: 3 },
  { why: "vijf decimalen", decimal: 1.00001, int: 5 },
  { why: "grootste 32-bits getal", decimal: 2_147_483_647, int: 2_147_483_647 },
  { why: "kleinste 32-bits getal", decimal: -2_147_483_648, int: -2_147_483_648 },
  { why: "grootste veilige getal", decimal: 9_007_199_254_740_991, int: 9_007_199_254_740_991 },
  { why: "biljoen met centen", decimal: 1_234_567_890_123.45, int: 1_234_567_890_123 },
  { why: "heel groot negatief", decimal: -999_999_999_999.99, int: -999_999_999_999 },
];
