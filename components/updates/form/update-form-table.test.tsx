// @vitest-environment happy-dom
import { cleanup, screen, waitFor } from "@testing-library/react";
import { afterEach, describe, expect, test } from "vitest";
import { inTable, renderForm, XML } from "./update-form-trial";

afterEach(cleanup);

describe("many records of one object are a table", () => {
  test("cells are edited, filled, emptied; rows come and go", async () => {
    const { document, user } = renderForm();
    const cell = inTable("Artikelcode, record 2");
    await user.clear(cell);
    await user.type(cell, "B7");
    await user.tab();
    expect(document.text).toBe(XML.replace("A2", "B7"));
    await user.click(screen.getByRole("button", { name: "Record toevoegen" }));
    await waitFor(() => expect(globalThis.document.activeElement).toBe(inTable("Artikelcode, record 3")));
    await user.keyboard("C");
    await user.tab();
    expect(document.text).toContain("<ItCd>C</ItCd>");
    await user.click(screen.getByRole("button", { name: "Verwijder record 1" }));
    expect(document.text).not.toContain("A1");
    expect(inTable("Artikelcode, record 1")).toHaveProperty("value", "B7");
  });

  test("of more than fifty, fifty are there", async () => {
    const line = (number: number) => `<Element><Fields Action="insert"><ItCd>I${number}</ItCd></Fields></Element>`;
    const lines = Array.from({ length: 120 }, (_, index) => line(index + 1)).join("");
    const text = XML.replace(/<OrderLine>.*<\/OrderLine>/s, `<OrderLine>${lines}</OrderLine>`);
    const { user } = renderForm({ text });
    await user.click(screen.getByRole("button", { name: /^Orderregel/ }));
    expect(screen.getAllByRole("row")).toHaveLength(51);
    await user.click(screen.getByRole("button", { name: "Volgende" }));
    expect(screen.getByRole("status").textContent).toBe("Records 51 tot en met 100 van 120");
    expect(inTable("Artikelcode, record 51")).toHaveProperty("value", "I51");
  });
});

test("a column comes with a field that is added to the table, and takes the focus", async () => {
  const { document, user } = renderForm();
  await user.click(screen.getAllByRole("button", { name: "Veld toevoegen" }).at(-1) as HTMLElement);
  await user.keyboard("aantal{Enter}");
  await waitFor(() => expect(globalThis.document.activeElement).toBe(inTable("Aantal, record 1")));
  await user.keyboard("1,5{Tab}");
  expect(document.text).toBe(XML.replace("<ItCd>A1</ItCd>", "<ItCd>A1</ItCd><QuUn>1.5</QuUn>"));
});
