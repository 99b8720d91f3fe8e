import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { secretIn, tokenXmlOf } from "./token";
import { type Oddity, understand } from "./understand";

const HEX = "7C0D2AE9B1F34C58A6E7D90812FB3C4D5E6F708192A3B4C5D6E7F8091A2B3C41";
const XML = `<token><version>1</version><data>${HEX}</data></token>`;
const B64 = btoa(XML);
const TWICE = btoa(B64);

const codes = (odd: readonly Oddity[]) => odd.map(({ code }) => code);

describe("a token in any form becomes the canonical XML", () => {
  test.each([
    ["xml", "xml", XML],
    ["xml over lines", "xml", `<token>\r\n  <version>1</version>\r\n  <data>\r\n${HEX}\r\n</data>\r\n</token>\r\n`],
    ["xml in CDATA", "xml", `<token><![CDATA[ <token><version>1</version><data>${HEX}</data></token> ]]></token>`],
    ["xml, entities", "xml", XML.replaceAll("<", "&lt;").replaceAll(">", "&gt;")],
    ["xml, entities twice", "xml", XML.replaceAll("<", "&amp;lt;").replaceAll(">", "&amp;gt;")],
    ["xml in a JSON string", "xml", JSON.stringify({ token: `${XML}\r\n` })],
    ["xml, JSON unicode escapes", "xml", `"${XML.replaceAll("<", "\\u003c").replaceAll(">", "\\u003e")}"`],
    ["xml, percent-encoded", "xml", encodeURIComponent(XML)],
    ["xml, capitals", "xml", XML.replace("<data>", "<DATA>").replace("<token>", "<TOKEN>")],
    ["hex", "hex", HEX],
    ["hex between quotes", "hex", `"${HEX}"`],
    ["hex, lower case", "hex", HEX.toLowerCase()],
    ["hex with a byte order mark and CRLF", "hex", `\uFEFF${HEX}\r\n`],
    ["base64", "base64", B64],
    ["base64, no padding", "base64", B64.replace(/=+$/, "")],
    ["base64, wrapped at 76", "base64", `${B64.slice(0, 76)}\n${B64.slice(76)}`],
    ["base64 of bare hex", "base64", btoa(HEX)],
    ["base64 of XML with CRLF", "base64", btoa(`${XML}\r\n`)],
    ["base64, url alphabet", "base64", B64.replaceAll("+", "-").replaceAll("/", "_")],
    ["header value", "header", `AfasToken ${B64}`],
    ["header", "header", `Authorization: AfasToken ${B64}`],
    ["header, other case", "header", `authorization:afastoken  ${B64}`],
    ["plain header", "plainHeader", `Authorization: AfasToken ${XML}`],
    ["base64 twice", "doubleBase64", TWICE],
    ["header with base64 twice", "doubleBase64", `AfasToken ${TWICE}`],
  ])("%s", (_, form, text) => {
    expect(understand(text).token).toEqual({ form, ends: "7C…41" });
    expect(secretIn(text)).toBe(tokenXmlOf(HEX));
  });

  test("says what was odd about the form", () => {
    expect(codes(understand(HEX.toLowerCase()).odd)).toEqual(["lowerCase"]);
    expect(codes(understand(`AfasToken ${XML}`).odd)).toEqual(["plainHeader"]);
    expect(codes(understand(TWICE).odd)).toEqual(["doubleBase64"]);
    expect(codes(understand(`${XML}\n${XML.replace("7C0D", "0000")}`).odd)).toEqual(["severalTokens"]);
  });

  test.each<[string, string, Oddity]>([
    ["63 characters", XML.replace("7C0D", "7C0"), { code: "tokenLength", length: 63 }],
    ["65 bare characters", `${HEX}A`, { code: "tokenLength", length: 65 }],
    ["cut off in base64", B64.slice(0, 100), { code: "tokenLength", length: 42 }],
    ["the letter O for a zero", XML.replace("7C0D", "7COD"), { code: "tokenNotHex" }],
    ["a variable", "-H 'Authorization: AfasToken {{token}}'", { code: "tokenPlaceholder" }],
    ["a shell variable", "Authorization: AfasToken $TOKEN", { code: "tokenPlaceholder" }],
    ["an example", "<token><version>1</version><data>***</data></token>", { code: "tokenPlaceholder" }],
    ["an OAuth token", "Authorization: Bearer eyJhbGciOiJSUzI1NiJ9.e30.c2ln", { code: "oauthToken" }],
    ["an API key", "0123456789ABCDEF0123456789ABCDEF", { code: "apiKey" }],
  ])("%s is no token, and is said to be none", (_, text, odd) => {
    expect(understand(text)).toMatchObject({ token: null, odd: [odd] });
    expect(secretIn(text)).toBeNull();
  });
});

const TEST_12345 = {
  number: "12345",
  type: "test",
  restBaseUrl: "https://12345.resttest.afas.online/ProfitRestServices",
  soapBaseUrl: "https://12345.soaptest.afas.online/ProfitServices",
};

describe("an environment by any name", () => {
  test.each([
    ["T12345AA", "code", { ...TEST_12345, code: "T12345AA" }],
    [" t12345aa\n", "code", { ...TEST_12345, code: "T12345AA" }],
    ["O12345AA", "code", { type: "production", restBaseUrl: "https://12345.rest.afas.online/ProfitRestServices" }],
    ["A12345AB", "code", { type: "accept", soapBaseUrl: "https://12345.soapaccept.afas.online/ProfitServices" }],
    ["X12345AA", "code", { number: "12345", type: null, code: "X12345AA", restBaseUrl: null }],
    ["12345", "number", { number: "12345", type: null, restBaseUrl: null }],
    ["12345 test", "number", TEST_12345],
    ["09999", "text", { number: null, restBaseUrl: null }],
    ["https://12345.resttest.afas.online/ProfitRestServices/metainfo?x=1", "address", TEST_12345],
    ["https://12345.soaptest.afas.online/profitservices/appconnectorget.asmx?WSDL", "address", TEST_12345],
    ["12345.resttest.afas.online", "address", TEST_12345],
    ["https://12345.restcursus.afas.online/ProfitRestServices", "address", { type: "course", number: "12345" }],
    ["http://127.0.0.1:3100/ProfitRestServices", "address", { type: "sandbox", number: null }],
    ["http://localhost:3100", "address", { restBaseUrl: "http://localhost:3100/ProfitRestServices" }],
    [
      "https://erp.example.nl/x/profitservices/appconnectorget.asmx",
      "address",
      {
        type: "other",
        restBaseUrl: "https://erp.example.nl/x/ProfitRestServices",
        soapBaseUrl: "https://erp.example.nl/x/ProfitServices",
      },
    ],
    ["erp.local:8080/profitrestservices", "address", { restBaseUrl: "https://erp.local:8080/ProfitRestServices" }],
  ])("%s", (text, source, environment) => {
    expect(understand(text)).toMatchObject({ source, token: null, environment });
  });

  test.each([
    ["https://12345.afasonlineconnector.nl/profitservices/", "12345", ["olderHost"]],
    ["https://profitweb.afasonline.nl/ProfitServices/getconnector.asmx", null, ["ntlmHost"]],
    ["https://12345.afasinsite.nl/home", "12345", ["insite"]],
    ["http://12345.rest.afas.online/ProfitRestServices", "12345", ["httpUpgraded"]],
    ["http://erp.example.nl/profitrestservices", null, ["plainHttp"]],
    ["https://me:secret@12345.rest.afas.online/", "12345", ["credentialsInAddress"]],
    ["https://www.example.com/docs", null, ["strangeAddress"]],
    ["T12345AA and T54321AA", "12345", []],
  ])("%s is taken with a remark", (text, number, odd) => {
    const understood = understand(text);
    expect(understood.environment.number).toBe(number);
    expect(codes(understood.odd)).toEqual(expect.arrayContaining(odd));
  });

  test("an address never keeps what stood in front of the host", () => {
    const { environment } = understand("https://me:hunter2@erp.example.nl/profitservices");
    expect(JSON.stringify(environment)).not.toContain("hunter2");
  });
});

const WHOLE = { token: { ends: "7C…41" }, environment: TEST_12345, missing: [] };

describe("several things in one text", () => {
  const url = "https://12345.resttest.afas.online/ProfitRestServices/connectors/Profit_Debtor?skip=0&take=10";
  test.each([
    ["curl", `curl '${url}' -H 'Authorization: AfasToken ${B64}'`],
    ["curl", `curl --location "${url}" \\\n  --header "Authorization: AfasToken ${B64}" \\\n  --header "Accept: */*"`],
    ["curl", `curl.exe ^"${url.replaceAll("&", "^&")}^" ^\r\n  -H ^"Authorization: AfasToken ${B64}^"`],
    ["curl", `curl.exe "${url}" \`\r\n  -H "Authorization: AfasToken ${B64}"`],
    ["curl", `curl -H "Authorization: AfasToken ${TWICE}" ${url}`],
    ["powershell", `Invoke-RestMethod -Uri "${url}" -Headers @{ Authorization = "AfasToken ${B64}" }`],
    ["env", `AFAS_URL=${url}\nAFAS_TOKEN='${XML}'\n`],
    ["env", `AFAS_ENVIRONMENT=12345\nAFAS_ENVIRONMENT_TYPE=test\nexport AFAS_TOKEN=${HEX}\n`],
    ["text", `Hoi, de omgeving is T12345AA en het token\n${XML}\nGroet`],
    ["text", `12345\ntest\n${HEX}`],
    ["json", JSON.stringify({ environment: "T12345AA", token: HEX })],
    [
      "postman",
      JSON.stringify({
        name: "Debiteuren",
        request: {
          method: "GET",
          header: [{ key: "Authorization", value: `AfasToken ${B64}` }],
          url: { raw: url, host: ["12345", "resttest", "afas", "online"] },
        },
      }),
    ],
    [
      "postman",
      JSON.stringify({
        info: { _postman_id: "1", name: "Profit" },
        item: [
          {
            request: {
              url: { host: ["12345", "resttest", "afas", "online"], path: ["ProfitRestServices", "metainfo"] },
              header: [],
            },
          },
        ],
        variable: [{ key: "token", value: XML }],
      }),
    ],
  ])("%s: %s", (source, text) => {
    expect(understand(text)).toMatchObject({ source, ...WHOLE });
  });

  test("what contradicts itself is said", () => {
    expect(understand(`O12345AA\n${url}\n${XML}`).odd).toEqual([
      { code: "typesDiffer", first: "test", second: "production" },
    ]);
    expect(understand(`AFAS_PROD_TOKEN=${HEX}\nAFAS_URL=${url}`).odd).toEqual([
      { code: "typesDiffer", first: "test", second: "production" },
    ]);
    expect(understand(`https://12345.rest.afas.online/ T54321AA`).odd).toEqual([
      { code: "severalEnvironments", first: "12345", second: "54321" },
    ]);
  });

  test("what is missing is named", () => {
    expect(understand("").missing).toEqual(["token", "environment"]);
    expect(understand("12345").missing).toEqual(["token", "environmentType"]);
    expect(understand(XML).missing).toEqual(["environment"]);
    expect(understand(url).missing).toEqual(["token"]);
  });
});

/** Made of what the patterns look for, so that the fuzz reaches behind their first characters. */
const SCRAPS = [
  ..."<>{}[]\"'`^\\/%&;:= \r\n\t.-_@#0Aaé€😀",
  ..."<token>|<data>|</data>|AfasToken |PHRva2Vu|curl |https://|12345|.rest|.afas.online|T12345AA|&amp;|&lt;|\\u003c|%3C".split(
    "|",
  ),
  ...[HEX, B64, HEX.slice(5), "test", "ProfitRestServices", '{"key":"x","value":', "\uFEFF", "\uD800"],
];
const anything = fc.oneof(
  fc.string({ unit: "binary", maxLength: 400 }),
  fc.array(fc.constantFrom(...SCRAPS), { maxLength: 80 }).map((scraps) => scraps.join("")),
  fc.json(),
);

describe("whatever is pasted", () => {
  test("never throws, and never gives away more than four characters of a token", () => {
    fc.assert(
      fc.property(anything, (text) => {
        const understood = understand(text);
        const secret = secretIn(text);
        expect(secret === null).toBe(understood.token === null);
        if (secret === null || understood.token === null) return;
        const hex = secret.slice(33, 97);
        expect(hex).toMatch(/^[0-9A-F]{64}$/);
        expect(understood.token.ends).toBe(`${hex.slice(0, 2)}…${hex.slice(-2)}`);
      }),
      { numRuns: 3_000 },
    );
  });

  test("a token is found whatever stands around it", () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 60 }), fc.string({ maxLength: 60 }), (before, after) => {
        expect(secretIn(`${before}\n${XML}\n${after}`)).toBe(tokenXmlOf(HEX));
      }),
    );
  });

  // A pattern that backtracks would need minutes for these, and run into the test's own time limit.
  test.each([
    "<token",
    "<data>",
    "<token><data>",
    "A",
    "a ",
    "PHRva2Vu",
    "PHRva2Vu\n",
    "&amp;",
    "11111.afas",
    "1.",
    "T1234",
  ])("200,000 characters of %s take time in proportion", (scrap) => {
    expect(understand(scrap.repeat(200_000 / scrap.length)).token).toBeNull();
  });

  test.each(["[", '{"a":', "AFAS_", "env", "12345 ", "https://", "afastoken ", "\\", "^\n", "%3", "<!--", "="])(
    "200,000 characters of %s as well",
    (scrap) => {
      expect(understand(scrap.repeat(200_000 / scrap.length)).token).toBeNull();
    },
  );
});
