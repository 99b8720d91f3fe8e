import { createTranslator } from "next-intl";
import { describe, expect, it } from "vitest";
import { en } from "@/lib/messages/en";
import { nl } from "@/lib/messages/nl";
import { ProfitError, type ProfitErrorCode } from "./errors";
import { EXPLANATIONS, explanationOf, explanationOfService } from "./explain";

const refused = (message: string, status = 500) => explanationOf(new ProfitError("REFUSED", message, { status }));

describe("refusals by Profit's words (protocol 3.0, 4.9, 7.3)", () => {
  it.each([
    ["Connector-veld 'Naam' niet gevonden", "unknownField"],
    ["Connector field 'Naam' not found", "unknownField"],
    ["GetConnector niet ondersteund voor deze app of de gebruiker is niet geautoriseerd", "connectorNotAuthorised"],
    [
      "General message: Deze UpdateConnector wordt niet ondersteund of de gebruiker is niet geautoriseerd.",
      "connectorNotAuthorised",
    ],
    ["GetConnector not supported for this app or the user is not authorized", "connectorNotAuthorised"],
    ["Connector Demo_Relaties does not exist", "connectorNotAuthorised"],
    ["Deze GetConnector (definitie) is geblokkeerd", "connectorBlocked"],
    ["This GetConnector (definition) is blocked", "connectorBlocked"],
    ["App connector is blocked", "appConnectorBlocked"],
    ["App-connector is geblokkeerd", "appConnectorBlocked"],
    ["[ANTA WARNING]\nWARN..............: Token could not be parsed", "wrongToken"],
    ["De inloggegevens zijn niet gevonden", "wrongToken"],
    ["Invalid user name or password", "wrongToken"],
    ["Out of string space", "tooMuchData"],
    ["System.OutOfMemoryException", "tooMuchData"],
    ["De maximale tijdsduur voor het uitvoeren van de opdracht is verstreken.", "durationExceeded"],
    ["The maximum duration for performing the assignment has been exceeded.", "durationExceeded"],
    ["De ingevulde waarde bij 'Medewerker' bestaat niet.", "unknownValue"],
    ["The entered value for 'Employee' does not exist.", "unknownValue"],
    ["Vul een waarde in bij 'Naam'.", "missingValue"],
    ["Er is een onverwachte fout opgetreden.", "unexpected"],
    ["An unexpected error has occurred.", "unexpected"],
    ["Invalid json", "requestMalformed"],
    ["Deze bestemming is niet geldig voor dit type dossieritem", "refused"],
    ["", "refused"],
  ])("%s → %s", (message, key) => {
    expect(refused(message).key).toBe(key);
  });

  it.each([
    ["Connector-veld 'Naam' niet gevonden", "Naam"],
    ["Connector field 'Adres.Plaats' not found", "Adres.Plaats"],
    ["Connector field “Vrij veld 1” not found", "Vrij veld 1"],
    ["Connector field Bedrag not found", "Bedrag"],
  ])("%s names the field", (message, field) => {
    expect(refused(message).params).toEqual({ field });
  });

  it("calls an unknown 400 malformed and an unknown 500 refused", () => {
    expect(refused("?", 400).key).toBe("requestMalformed");
    expect(refused("?", 500).key).toBe("refused");
  });
});

describe("trouble by code", () => {
  it.each<[ProfitErrorCode, string]>([
    ["UNREACHABLE", "unreachable"],
    ["TIMEOUT", "timeout"],
    ["UNAVAILABLE", "maintenance"],
    ["TOKEN_REJECTED", "wrongToken"],
    ["ADDRESS_BLOCKED", "addressBlocked"],
    ["NOT_FOUND", "notFound"],
    ["HOST_NOT_ALLOWED", "hostNotAllowed"],
    ["REQUEST_TOO_LONG", "requestTooLong"],
    ["REDIRECTED", "redirected"],
    ["NOT_PROFIT", "notProfit"],
    ["BAD_ANSWER", "badAnswer"],
  ])("%s → %s", (code, key) => {
    expect(explanationOf(new ProfitError(code, "")).key).toBe(key);
  });

  it("tells a cut-off answer from one of the wrong shape", () => {
    expect(explanationOf(new ProfitError("BAD_ANSWER", "The answer stops", { fault: "cutOff" })).key).toBe(
      "answerCutOff",
    );
  });

  it.each([
    ["empty", "answerEmpty"],
    ["notJson", "answerNotJson"],
    ["wrongShape", "badAnswer"],
    ["missingFields", "answerFieldsMissing"],
    ["unfitCell", "answerCellUnfit"],
    ["tooManyRows", "answerOtherRows"],
    ["gap", "answerOtherRows"],
    ["brokeOff", "answerCutOff"],
  ] as const)("tells the fault %s by itself: %s", (fault, key) => {
    expect(explanationOf(new ProfitError("BAD_ANSWER", "", { fault })).key).toBe(key);
  });

  it("tells our request too large (413) from Profit's answer too large", () => {
    expect(explanationOf(new ProfitError("TOO_LARGE", "", { status: 413 })).key).toBe("requestTooLarge");
    expect(explanationOf(new ProfitError("TOO_LARGE", "", { status: 200 })).key).toBe("answerTooLarge");
  });

  it.each([
    [7200, { amount: 2, unit: "hours" }],
    [61, { amount: 2, unit: "minutes" }],
    [undefined, { amount: 0, unit: "unknown" }],
  ])("says when to come back: %s s", (retryAfterSeconds, params) => {
    const details = retryAfterSeconds === undefined ? {} : { retryAfterSeconds };
    expect(explanationOf(new ProfitError("UNAVAILABLE", "", details)).params).toEqual(params);
  });

  it("gives attempts a waiting time too", () => {
    expect(explanationOfService("TOO_MANY_ATTEMPTS", { retryAfterSeconds: 300 }).params).toMatchObject({
      amount: 5,
      unit: "minutes",
    });
    expect(explanationOfService("TOO_MANY_ATTEMPTS").params).toEqual({ amount: 0, unit: "unknown" });
  });
});

describe.each([
  ["nl", nl],
  ["en", en],
] as const)("texts in %s", (locale, messages) => {
  const onError = (error: Error) => {
    throw error;
  };
  const t = createTranslator({ locale, messages, namespace: "refusals", onError });
  const params = { field: "Naam", rows: 3, amount: 2, unit: "hours" };

  it.each(EXPLANATIONS)("%s has its three lines, whole", (key) => {
    for (const line of ["happened", "likely", "todo"] as const) {
      const text = t(`${key}.${line}`, params);
      expect(text.length).toBeGreaterThan(5);
      expect(text).not.toMatch(/[{}]/);
    }
  });

  it("has no text for a key that does not exist", () => {
    const keys = Object.keys(messages.refusals).filter((key) => key !== "labels");
    expect(keys.sort()).toEqual([...EXPLANATIONS].sort());
  });

  it("reads naturally with a waiting time", () => {
    expect(t("maintenance.todo", params)).toMatch(locale === "nl" ? /over 2 uur/ : /in 2 hours/);
    expect(t("maintenance.todo", { amount: 1, unit: "minutes" })).toMatch(
      locale === "nl" ? /over 1 minuut/ : /in 1 minute\./,
    );
    expect(t("maintenance.todo", { amount: 0, unit: "unknown" })).toMatch(
      locale === "nl" ? /later opnieuw/ : /again later/,
    );
  });
});
