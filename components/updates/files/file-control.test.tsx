// @vitest-environment happy-dom
import { cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { NextIntlClientProvider } from "next-intl";
import { useState } from "react";
import { afterEach, expect, test } from "vitest";
import { nl } from "@/lib/messages/nl";
import { ORDER } from "@/lib/schema/assist/order-schema";
import { plainField } from "@/lib/schema/connector-schema";
import { withEdits } from "@/lib/xml/document/text-edit";
import { UpdateForm } from "../form/update-form";
import { encodeFile } from "./encode-file";

afterEach(cleanup);

const XML = '<Order>\n  <Element>\n    <Fields Action="insert"/>\n  </Element>\n</Order>';
const fields = [
  { ...plainField("FileName", "text"), label: "Bestandsnaam", length: 80 },
  { ...plainField("FileStream", "text"), label: "Inhoud", isMandatory: true },
];
const schema = { ...ORDER, root: { ...ORDER.root, fields, objects: [] } };

function renderForm() {
  const document = { text: XML };
  function Workbench() {
    const [text, setText] = useState(XML);
    return (
      <UpdateForm
        {...{ schema, text }}
        problems={[]}
        onEdit={(edits) => {
          document.text = withEdits(text, edits);
          setText(document.text);
        }}
      />
    );
  }
  render(
    <NextIntlClientProvider locale="nl" messages={nl} timeZone="Europe/Amsterdam">
      <Workbench />
    </NextIntlClientProvider>,
  );
  const picker = globalThis.document.querySelector<HTMLInputElement>('input[type="file"]') as HTMLInputElement;
  return { document, user: userEvent.setup(), picker };
}

test("a file becomes base64, with its name in the field beside it", async () => {
  const { document, user, picker } = renderForm();
  expect(screen.getByRole("button", { name: /^Kies een bestand Inhoud/ })).toBeTruthy();
  await user.upload(picker, new File(["Hallo"], "a & b.txt"));
  await waitFor(() =>
    expect(document.text).toContain(
      '<Fields Action="insert">\n      <FileName>a &amp; b.txt</FileName>\n      <FileStream>SGFsbG8=</FileStream>\n    </Fields>',
    ),
  );
  expect(screen.getByText("Bestand van 5 B")).toBeTruthy();
});

test("a file that Profit would not take is told, and nothing changes", async () => {
  const { document, user, picker } = renderForm();
  const large = new File(["x"], "groot.bin");
  Object.defineProperty(large, "size", { value: 60_000_000 });
  await user.upload(picker, large);
  expect((await screen.findByRole("alert")).textContent).toContain("groot.bin is 57 MB");
  await user.upload(picker, new File([], "leeg.txt"));
  expect((await screen.findByRole("alert")).textContent).toContain("leeg.txt is leeg");
  expect(document.text).toBe(XML);
});

test("slices join to what the whole file is, and stop when asked", async () => {
  const bytes = Uint8Array.from({ length: 1_000_001 }, (_, index) => (index * 7) % 256);
  const parts: number[] = [];
  const { signal } = new AbortController();
  expect(await encodeFile(new Blob([bytes]), signal, (part) => parts.push(part))).toBe(
    Buffer.from(bytes).toString("base64"),
  );
  expect(parts).toHaveLength(3);
  expect(parts.at(-1)).toBe(1);
  const controller = new AbortController();
  await expect(encodeFile(new Blob([bytes]), controller.signal, () => controller.abort())).rejects.toThrow();
});
