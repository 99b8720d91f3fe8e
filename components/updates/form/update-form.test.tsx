// @vitest-environment happy-dom
import { cleanup, screen, waitFor, within } from "@testing-library/react";
import { afterEach, describe, expect, test } from "vitest";
import { ORDER } from "@/lib/schema/assist/order-schema";
import type { FormCandidates } from "./form-context";
import { renderForm, XML } from "./update-form-trial";

afterEach(cleanup);

describe("a field", () => {
  test("that is typed in becomes an edit of its value alone, and keeps the focus", async () => {
    const { document, user } = renderForm();
    const field = screen.getByRole("textbox", { name: /Verkooprelatie/ });
    await user.clear(field);
    await user.type(field, "200<2");
    await waitFor(() => expect(document.text).toBe(XML.replace("100001", "200&lt;2")));
    expect(screen.getByRole("textbox", { name: /Verkooprelatie/ })).toBe(field);
    expect(globalThis.document.activeElement).toBe(field);
    await user.type(field, "3");
    expect(field).toHaveProperty("value", "200<23");
    await user.tab();
    expect(document.text).toBe(XML.replace("100001", "200&lt;23"));
  });

  test("that is being typed is not overwritten by a change elsewhere, and lands in the newest text", async () => {
    const { document, setText, user } = renderForm();
    const field = screen.getByRole("textbox", { name: /Referentie/ });
    await user.type(field, "X");
    setText(XML.replace("100001", "7"));
    expect(field).toHaveProperty("value", "refX");
    await user.tab();
    expect(document.text).toBe(XML.replace("100001", "7").replace(">ref<", ">refX<"));
  });

  test("counts before a command key is heard", async () => {
    const { document, user } = renderForm();
    await user.type(screen.getByRole("textbox", { name: /Referentie/ }), "Y{Control>}");
    expect(document.text).toContain("<RfCs>refY</RfCs>");
  });

  test("of a list is chosen by its text or id", async () => {
    const { document, user } = renderForm();
    await user.click(screen.getByRole("combobox", { name: /Prioriteit/ }));
    await user.keyboard("laag{Enter}");
    expect(document.text).toContain("<Pr>L</Pr>");
  });

  test("is cleared and taken out by its menu", async () => {
    const { document, user } = renderForm();
    await user.click(screen.getByRole("button", { name: "Meer voor Prioriteit" }));
    await user.click(screen.getByRole("menuitem", { name: "Maak Prioriteit leeg in Profit" }));
    expect(document.text).toBe(XML.replace("<Pr>N</Pr>", '<Pr xsi:nil="true"/>'));
    await user.click(screen.getByRole("button", { name: "Meer voor Prioriteit" }));
    await user.click(screen.getByRole("menuitem", { name: "Haal Prioriteit uit het bericht" }));
    expect(document.text).toBe(XML.replace("\n      <Pr>N</Pr>", ""));
  });

  test("says at once that a number is none, and writes a comma as the point that it means", async () => {
    const text = XML.replace("<ItCd>A2</ItCd>", "<ItCd>A2</ItCd><QuUn>1</QuUn>");
    const { document, user } = renderForm({
      text: text.replace(/ *<Element><Fields Action="insert"><ItCd>A1.*\n/, ""),
    });
    const field = screen.getByRole("textbox", { name: /Aantal/ });
    await user.clear(field);
    await user.type(field, "2,x");
    expect(screen.getByText(/Dit is geen getal/)).toBeTruthy();
    await user.type(field, "{Backspace}5");
    expect(screen.queryByText(/Dit is geen getal/)).toBeNull();
    await user.tab();
    expect(document.text).toContain("<QuUn>2.5</QuUn>");
  });

  test("that is required and missing is shown, and comes in its place", async () => {
    const { document, user } = renderForm({ text: XML.replace("      <RfCs>ref</RfCs>\n", "") });
    const field = screen.getByRole("textbox", { name: /Referentie/ });
    await user.type(field, "new");
    await user.tab();
    expect(document.text).toBe(XML.replace(">ref<", ">new<"));
  });

  test("shows what is wrong with it, tied to it for a screen reader", () => {
    const start = XML.indexOf("<RfCs");
    renderForm({
      problems: [
        {
          ...{ code: "tooLong", severity: "error", path: ["Order"], start, end: start + 5 },
          params: {
            name: "RfCs",
            label: "Referentie",
            field: "Referentie (RfCs)",
            englishField: "RfCs",
            value: "ref",
            length: 3,
            limit: 2,
          },
        },
      ],
    });
    const field = screen.getByRole("textbox", { name: /Referentie/ });
    expect(field.getAttribute("aria-invalid")).toBe("true");
    const ids = field.getAttribute("aria-describedby")?.split(" ") ?? [];
    const told = ids.map((id) => globalThis.document.getElementById(id)?.textContent);
    expect(told).toEqual(["tekst 10", expect.stringContaining("RfCs")]);
  });

  test("that names a record of another table offers the records that are known", async () => {
    const candidates: FormCandidates = {
      candidatesFor: (table) => (table === "AfasKnSalesRelation" ? [{ id: "300", text: "Bakker" }] : null),
      choose: () => undefined,
    };
    const { document, user } = renderForm({ candidates });
    await user.click(screen.getByRole("button", { name: "Zoek Verkooprelatie" }));
    await user.keyboard("bak{Enter}");
    expect(document.text).toContain("<DbId>300</DbId>");
  });
});

describe("adding", () => {
  const bare = XML.replace("      <!-- who pays -->\n", "").replace('"insert"', '"update"');

  test("a field is found by its label in either language, comes in its place, and takes the focus", async () => {
    const { document, user } = renderForm({
      language: "en",
      text: bare.replace("      <DbId>100001</DbId>\n", ""),
    });
    await user.click(screen.getAllByRole("button", { name: "Add field" })[0] as HTMLElement);
    await user.keyboard("sales{Enter}");
    const field = await screen.findByRole("textbox", { name: /Sales relation/ });
    await waitFor(() => expect(globalThis.document.activeElement).toBe(field));
    await user.keyboard("8");
    await user.tab();
    expect(document.text).toBe(bare.replace("100001", "8"));
  });

  test("a field deeper down brings its object, opened", async () => {
    const { document, user } = renderForm();
    await user.click(screen.getAllByRole("button", { name: "Veld toevoegen" }).at(0) as HTMLElement);
    await user.keyboard("tekst{Enter}");
    const field = await screen.findByRole("textbox", { name: /Tekst/ });
    await waitFor(() => expect(globalThis.document.activeElement).toBe(field));
    expect(document.text).toMatch(/<\/OrderLine>\s*<OrderNote>\s*<Element>\s*<Fields Action="insert">\s*<Tx\/>/);
  });
});

describe("a list of 3,000 values and a schema of 40 objects", () => {
  test("draw only what is looked at", async () => {
    const [, , priority, ...rest] = ORDER.root.fields;
    const codes = Array.from({ length: 3_000 }, (_, index) => ({
      id: `C${index}`,
      text: `Code ${index}`,
      englishText: null,
    }));
    const fields = [
      ...ORDER.root.fields.slice(0, 2),
      { ...(priority as NonNullable<typeof priority>), codes },
      ...rest,
    ];
    const { document, user } = renderForm({ schema: { ...ORDER, root: { ...ORDER.root, fields } } });
    await user.click(screen.getByRole("combobox", { name: /Prioriteit/ }));
    expect(within(screen.getByRole("dialog")).getAllByRole("option")).toHaveLength(100);
    expect(screen.getByText("Nog 2.900: typ om te zoeken")).toBeTruthy();
    await user.keyboard("C2999{Enter}");
    expect(document.text).toContain("<Pr>C2999</Pr>");
  });

  test("begin closed, with nothing of what is in them", async () => {
    const many = Array.from({ length: 40 }, (_, index) => ({
      ...ORDER.root,
      name: `Part${index}`,
      objects: [],
      label: null,
    }));
    const inside = many.map(
      ({ name }) => `<${name}><Element><Fields Action="update"><RfCs>x</RfCs></Fields></Element></${name}>`,
    );
    const text = `<Order><Element><Fields Action="update"/><Objects>${inside.join("")}</Objects></Element></Order>`;
    const { user } = renderForm({ text, schema: { ...ORDER, root: { ...ORDER.root, objects: many } } });
    expect(screen.getAllByRole("textbox")).toHaveLength(1);
    await user.click(screen.getByRole("button", { name: "Part39" }));
    expect(screen.getAllByRole("textbox")).toHaveLength(3);
  });
});

test("a date that the browser's control cannot show stays text while it is mended", async () => {
  const text = XML.replace("      <Pr>", "      <OrDa>2026-12-31Z</OrDa>\n      <Pr>");
  const { document, user } = renderForm({ text });
  const field = screen.getByRole("textbox", { name: /Datum/ });
  await user.type(field, "{Backspace}");
  await waitFor(() => expect(document.text).toContain("<OrDa>2026-12-31</OrDa>"));
  expect(globalThis.document.activeElement).toBe(field);
  cleanup();
  renderForm({ text: document.text });
  expect(screen.getByLabelText(/^Datum/)).toHaveProperty("type", "date");
});

test("an empty document can be begun, and one of another root is left alone", async () => {
  const { document, user } = renderForm({ text: "" });
  await user.click(screen.getByRole("button", { name: "Begin met Order" }));
  expect(document.text).toMatch(/^<Order .*<Fields Action="insert"\/>/s);
  cleanup();
  renderForm({ text: "<Other><Element/></Other>" });
  expect(screen.getByText(/begint met Other/)).toBeTruthy();
});
