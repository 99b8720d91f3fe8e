// cspell:ignore XGET
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { soapEnvelopeOf } from "@/lib/profit/filter/compile-xml";
import { profitQueryOf } from "@/lib/profit/filter/compile";
import { conditionOf } from "@/lib/profit/filter/forms/parsed-form";
import { toRowsParams } from "@/lib/profit/filter/rows-query-params";
import { understandRequest } from "./understand-request";

const HEX = "7C0D2AE9B1F34C58A6E7D90812FB3C4D5E6F708192A3B4C5D6E7F8091A2B3C41";
const TOKEN = `AfasToken ${btoa(`<token><version>1</version><data>${HEX}</data></token>`)}`;
const BASE = "https://12345.resttest.afas.online/ProfitRestServices/connectors/Demo_Relaties";
const QUERY =
  "filterfieldids=Naam%2CActief&filtervalues=bak%2C1&operatortypes=6%2C1&orderbyfieldids=-Gewijzigd&skip=5&take=20";
const FILTER = { groups: [[conditionOf("Naam", "contains", "bak"), conditionOf("Actief", "equal", "1")]] };
const ORDER = [{ fieldId: "Gewijzigd", direction: "desc" as const }];
const WHOLE = { filter: FILTER, orderBy: ORDER, skip: 5, take: 20, faults: [], dropped: [] };
const query = { filter: FILTER, orderBy: ORDER, skip: 5, take: 20, connectorId: "Demo_Relaties" };

describe("the same request, copied from anywhere", () => {
  test.each([
    ["an address", "address", `${BASE}?${QUERY}`],
    ["an address without https", "address", `${BASE.slice(8)}?${QUERY}`],
    ["what we send ourselves", "address", `${BASE}?${profitQueryOf(query).queryString}`],
    ["curl, bash", "curl", `curl -s -H 'Authorization: ${TOKEN}' '${BASE}?${QUERY}'`],
    [
      "curl, bash over lines",
      "curl",
      `curl --location --request GET "${BASE}?${QUERY}" \\\n  --header "Authorization: ${TOKEN}"`,
    ],
    ["curl, bash with a prompt", "curl", `$ curl -XGET -H "Authorization: ${TOKEN}" "${BASE}?${QUERY}" | jq .`],
    ["curl, bash, ANSI quotes", "curl", `curl $'${BASE}?${QUERY}' -H $'authorization: ${TOKEN}'`],
    [
      "curl, cmd",
      "curl",
      `curl ^"${BASE}?${QUERY.replaceAll("&", "^&").replaceAll("%", "^%")}^" ^\r\n  -H ^"Authorization: ${TOKEN}^"`,
    ],
    ["curl, PowerShell", "curl", `curl.exe -H "Authorization: ${TOKEN}" \`\n  "${BASE}?${QUERY}"`],
    [
      "curl with --get",
      "curl",
      `curl --get '${BASE}' --data-urlencode 'filterfieldids=Naam,Actief' --data-urlencode 'filtervalues=bak,1' --data-urlencode 'operatortypes=6,1' -d orderbyfieldids=-Gewijzigd -d skip=5 -d take=20 -H 'Authorization: ${TOKEN}'`,
    ],
    [
      "PowerShell's own",
      "powershell",
      `Invoke-RestMethod -Uri "${BASE}?${QUERY}" -Headers @{ Authorization = "${TOKEN}" }`,
    ],
    [
      "a Postman request",
      "postman",
      JSON.stringify({
        request: { method: "GET", header: [{ key: "Authorization", value: TOKEN }], url: { raw: `${BASE}?${QUERY}` } },
      }),
    ],
    [
      "a Postman item by its parts",
      "postman",
      JSON.stringify({
        name: "x",
        request: {
          method: "GET",
          url: {
            raw: BASE,
            host: ["12345"],
            query: [...new URLSearchParams(QUERY)]
              .map(([key, value]) => ({ key, value }))
              .concat([{ key: "uit", value: "1", disabled: true } as never]),
          },
        },
      }),
    ],
  ])("%s", (_, source, text) => {
    const understood = understandRequest(text);
    expect(understood).toMatchObject({ source, connectorId: "Demo_Relaties", isWrite: false, requests: 1 });
    expect(understood.environment).toMatchObject({ number: "12345", type: "test" });
    expect(understood.form).toEqual(WHOLE);
    expect(understood.hadSecret).toBe(text.includes("AfasToken"));
  });

  test("a bare query string, encoded or a parameter a line", () => {
    for (const text of [QUERY, `?${QUERY}`, QUERY.replaceAll("&", "\n"), QUERY.replaceAll("&", "\r\n&")]) {
      expect(understandRequest(text)).toMatchObject({ source: "query", connectorId: null, form: WHOLE });
    }
  });

  test("a SOAP envelope, with the token in its body, and one inside a curl command", () => {
    const envelope = soapEnvelopeOf(query).replace(
      "<connectorId>",
      `<token><![CDATA[<token><version>1</version><data>${HEX}</data></token>]]></token><connectorId>`,
    );
    for (const text of [
      envelope,
      `curl -d '${envelope}' https://12345.soaptest.afas.online/ProfitServices/appconnectorget.asmx`,
    ]) {
      expect(understandRequest(text)).toMatchObject({ connectorId: "Demo_Relaties", hadSecret: true, form: WHOLE });
    }
  });

  test("filterjson and SOAP filters name a filter and nothing else", () => {
    const json = '{"Filters":{"Filter":[{"Field":[{"@FieldId":"A","@OperatorType":8,"#text":""}]}]}}';
    const filter = { groups: [[conditionOf("A", "isEmpty", "")]] };
    expect(understandRequest(json)).toMatchObject({ source: "filterjson", form: { filter, faults: [] } });
    expect(understandRequest(`filterjson=${encodeURIComponent(json)}&take=3`).form).toMatchObject({ filter, take: 3 });
    const xml = '<Filters><Filter><Field FieldId="A" OperatorType="8"/></Filter></Filters>';
    const { form } = understandRequest(xml);
    expect(form).toEqual({ filter, faults: [], dropped: [] });
  });

  test("a link of this console", () => {
    const { connectorId, ...rest } = query;
    const link = `http://localhost:3000/connections/8f9d9d52-2f4e-4bb4-9f53-1d4a2f1c9a10/connectors/${connectorId}?${toRowsParams({ ...rest, fields: [] }).toString()}`;
    expect(understandRequest(link)).toMatchObject({ source: "console", connectorId, form: WHOLE });
  });

  test("the old path form of equality", () => {
    expect(understandRequest(`${BASE}/Naam,Nr/bak,1`).form.filter).toEqual({
      groups: [[conditionOf("Naam", "equal", "bak"), conditionOf("Nr", "equal", "1")]],
    });
  });
});

describe("what is not taken over is told", () => {
  test("everything at once, and parameters that nobody knows", () => {
    const { form } = understandRequest(`${BASE}?skip=-1&take=-1&foo=1`);
    expect(form.dropped.map(({ kind }) => kind)).toEqual(["unknownParameter", "skipAll", "takeAll"]);
    expect(form).not.toHaveProperty("take");
  });

  test.each([
    ["PUT", `curl -X PUT '${BASE}' -d '{"KnSubject":{}}'`],
    ["POST by its data", `curl '${BASE}' -d '{"KnSubject":{}}'`],
    [
      "an update over SOAP",
      '<Execute xmlns="urn:Afas.Profit.Services"><connectorType>KnSubject</connectorType></Execute>',
    ],
  ])("a request that changes something: %s", (_, text) => {
    const understood = understandRequest(text);
    expect(understood).toMatchObject({ isWrite: true });
    expect(understood.form.filter).toBeUndefined();
  });

  test("the first reading request of a collection, and how many there are", () => {
    const item = (method: string, url: string) => ({ request: { method, url: { raw: url } } });
    const collection = JSON.stringify({ item: [item("POST", BASE), { item: [item("GET", `${BASE}?take=7`)] }] });
    expect(understandRequest(collection)).toMatchObject({ requests: 2, isWrite: false, form: { take: 7 } });
  });

  test.each(["", "   ", "hallo wereld", "{}", "[1,2]", HEX, "Naam = bakker", "https://example.com/"])(
    "%j is no request",
    (text) => {
      expect(understandRequest(text).source).toBe("nothing");
    },
  );
});

test("no token comes out, wherever it stood", () => {
  const places = [
    `${BASE}?token=${HEX}&take=1`,
    `filterfieldids=A&filtervalues=${HEX}&operatortypes=1`,
    `{"Filters":{"Filter":{"Field":{"@FieldId":"${HEX}","@OperatorType":1,"#text":"x"}}}}`,
    `https://12345.rest.afas.online/ProfitRestServices/connectors/${HEX}`,
    `curl '${BASE}?x' -H 'Authorization: ${TOKEN}'`,
  ];
  for (const text of places) {
    const understood = understandRequest(text);
    expect(understood.hadSecret, text).toBe(true);
    expect(JSON.stringify(understood).toUpperCase()).not.toContain(HEX);
    expect(JSON.stringify(understood)).not.toContain(TOKEN.slice(12, 60));
  }
});

test("any text is survived", () => {
  const parts = fc.constantFrom(
    "curl ",
    "'",
    '"',
    "^",
    "`",
    "\\",
    "\n",
    BASE,
    "?",
    "&",
    "<Filters>",
    "{",
    "-H",
    " -d ",
    "skip=",
    "%",
    "$'",
  );
  fc.assert(
    fc.property(
      fc.oneof(
        fc.string(),
        fc.array(parts, { maxLength: 12 }).map((list) => list.join("")),
      ),
      (text) => {
        expect(understandRequest(text).requests).toBeGreaterThan(0);
      },
    ),
  );
});
