// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { NextIntlClientProvider } from "next-intl";
import { useState } from "react";
import { afterEach, beforeAll, expect, test } from "vitest";
import { useExplorer } from "@/components/connectors/explorer/use-explorer";
import type { PublicError } from "@/lib/actions/public-error";
import { nl } from "@/lib/messages/nl";
import type { SaveQueryInput } from "@/lib/services/queries/save-query";
import { OpenQueryName } from "../opened/open-query-name";
import type { OpenQuery } from "../opened/use-open-query";
import type { SaveQuery as SaveAction } from "../query-actions";
import { SaveQuery, type SaveWish } from "./save-query";

const FIELDS = [
  { id: "Datum", dataType: "date", label: "Gewijzigd op" },
  { id: "Naam", dataType: "string", label: "Naam" },
];
const FILTER = '[[["Datum","greaterOrEqual","{{from}}"]]]';

/** Keeps queries as the console does, as far as the form can tell: versions, and who was first. */
function keeper() {
  const kept = new Map<string, OpenQuery>();
  const put = (input: SaveQueryInput, id: string, version: number): OpenQuery => {
    const { existing, ...content } = input;
    void existing;
    const when = { createdAt: new Date(), updatedAt: new Date("2026-11-28T13:03:00Z") };
    const mine = { ownerId: "me", ownerName: "Anna", updatedByName: "Anna", isMine: true, mayChange: true };
    const query = { ...content, ...when, ...mine, id, version };
    kept.set(id, query);
    return query;
  };
  const refused = (code: PublicError["code"], params: PublicError["params"] = {}) =>
    ({ ok: false, error: { code, explanation: code === "CONFLICT" ? "conflict" : "notFound", params } }) as const;
  const save: SaveAction = async (input) => {
    if (input.existing === null) return { ok: true, data: put(input, `q${kept.size + 1}`, 1) };
    const { queryId, version } = input.existing;
    const there = kept.get(queryId);
    if (!there) return refused("NOT_FOUND");
    if (there.version !== version) {
      return refused("CONFLICT", { version: there.version, by: "Bea", at: there.updatedAt.toISOString() });
    }
    return { ok: true, data: put(input, queryId, version + 1) };
  };
  return { kept, save };
}

function Harness({ save, saved, page }: { save: SaveAction; saved: OpenQuery | null; page: string }) {
  const explorer = useExplorer({ connectionId: "c", connectorId: "A", fields: FIELDS, search: page, saved });
  const [wish, setWish] = useState<SaveWish | null>(null);
  const actions = { save, list: async () => ({ ok: true as const, data: [...(saved ? [saved] : [])] }) };
  return (
    <>
      <OpenQueryName explorer={explorer} />
      <SaveQuery {...{ explorer, actions, wish }} connectionId="c" connectorId="A" fields={FIELDS} onWish={setWish} />
      <button onClick={() => explorer.dispatch({ type: "takeSet", take: 7 })}>change</button>
    </>
  );
}

function open(save: SaveAction, saved: OpenQuery | null = null) {
  const page = saved?.page ?? new URLSearchParams({ filter: FILTER, "p.from": "start-of-last-month" }).toString();
  return render(
    <QueryClientProvider client={new QueryClient()}>
      <NextIntlClientProvider locale="nl" messages={nl} timeZone="Europe/Amsterdam">
        <Harness {...{ save, saved, page }} />
      </NextIntlClientProvider>
    </QueryClientProvider>,
  );
}

async function existing(save: SaveAction): Promise<OpenQuery> {
  const page = new URLSearchParams({ filter: FILTER, take: "50" }).toString();
  const from = { name: "from", label: "Vanaf", kind: "date", defaultValue: "", isRequired: true } as const;
  const result = await save({
    ...{ connectionId: "c", connectorId: "A", existing: null, visibility: "private", folder: "Map", name: "Open" },
    ...{ description: "", page, parameters: [from], sinceFieldId: null },
  });
  if (!result.ok) throw new Error("not kept");
  return result.data;
}

/** Fetched late; at hand here, so that no test waits for its being compiled. */
beforeAll(async () => {
  await import("./save-dialog");
});
afterEach(cleanup);

test("a new query is kept with its name, folder, questions and the field to remember changes by", async () => {
  const user = userEvent.setup();
  const { kept, save } = keeper();
  open(save);
  await user.keyboard("{Control>}s{/Control}");
  await screen.findByRole("dialog", { name: "Query bewaren" });
  await user.click(screen.getByRole("button", { name: "Bewaar" }));
  expect(screen.getByText("Geef de query een naam.")).toBeDefined();
  await user.type(screen.getByRole("textbox", { name: "Naam" }), "Open posten");
  await user.type(screen.getByRole("combobox", { name: "Map" }), "Debiteuren/Controles");
  await user.selectOptions(
    screen.getByRole("combobox", { name: "Onthoud wijzigingen aan de hand van" }),
    "Gewijzigd op",
  );
  await user.click(screen.getByRole("button", { name: "Bewaar" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(kept.get("q1")).toMatchObject({
    ...{ name: "Open posten", folder: "Debiteuren/Controles", visibility: "private", sinceFieldId: "Datum" },
    parameters: [{ name: "from", label: "Gewijzigd op vanaf", kind: "date", defaultValue: "start-of-last-month" }],
  });
  expect(kept.get("q1")?.page).not.toContain("p.from");
  expect(screen.getByText("Open posten")).toBeDefined();
});

test("the open query has a dot once it is changed, and Ctrl+S keeps it without asking", async () => {
  const user = userEvent.setup();
  const { kept, save } = keeper();
  open(save, await existing(save));
  expect(screen.queryByText(/nog niet bewaard/)).toBeNull();
  await user.click(screen.getByRole("button", { name: "change" }));
  expect(screen.getByText(/nog niet bewaard/)).toBeDefined();
  await user.keyboard("{Control>}s{/Control}");
  await waitFor(() => expect(screen.queryByText(/nog niet bewaard/)).toBeNull());
  expect(kept.get("q1")).toMatchObject({ version: 2, name: "Open", folder: "Map" });
  expect(screen.queryByRole("dialog")).toBeNull();
});

test("the keys pressed once more in the form lose nothing that was typed in it", async () => {
  const user = userEvent.setup();
  const { kept, save } = keeper();
  open(save, await existing(save));
  await user.click(screen.getByRole("button", { name: "change" }));
  await user.click(screen.getByRole("button", { name: "Bewaar" }));
  const name = await screen.findByRole("textbox", { name: "Naam" });
  await user.type(name, " twee");
  await user.keyboard("{Control>}s{/Control}{Control>}{Shift>}s{/Shift}{/Control}");
  expect(screen.getByRole<HTMLInputElement>("textbox", { name: "Naam" }).value).toBe("Open twee");
  expect(kept.get("q1")?.version).toBe(1);
});

test("who comes later is told who was first, and chooses: over it, or as a new one", async () => {
  const user = userEvent.setup();
  const { kept, save } = keeper();
  const query = await existing(save);
  open(save, query);
  await save({ ...query, existing: { queryId: query.id, version: 1 }, name: "Van Bea" });
  await user.click(screen.getByRole("button", { name: "change" }));
  await user.keyboard("{Control>}s{/Control}");
  expect(await screen.findByText(/Bea heeft deze query om .*14:03 gewijzigd/)).toBeDefined();
  expect(kept.get("q1")).toMatchObject({ version: 2, name: "Van Bea" });
  await user.click(screen.getByRole("button", { name: "Bewaar over die versie heen" }));
  await waitFor(() => expect(screen.queryByRole("dialog")).toBeNull());
  expect(kept.get("q1")).toMatchObject({ version: 3, name: "Open" });
});

test("one that was removed meanwhile can still be kept as a new one", async () => {
  const user = userEvent.setup();
  const { kept, save } = keeper();
  open(save, await existing(save));
  kept.clear();
  await user.click(screen.getByRole("button", { name: "change" }));
  await user.keyboard("{Control>}s{/Control}");
  expect(await screen.findByText("Deze query is intussen verwijderd")).toBeDefined();
  await user.click(screen.getByRole("button", { name: "Bewaar als nieuwe" }));
  await waitFor(() => expect([...kept.values()]).toMatchObject([{ name: "Open", version: 1 }]));
});

test("somebody else's query is only kept as a new one, of one's own and private", async () => {
  const user = userEvent.setup();
  const { kept, save } = keeper();
  const theirs = {
    ...(await existing(save)),
    visibility: "shared" as const,
    ownerName: "Bea",
    isMine: false,
    mayChange: false,
  };
  open(save, theirs);
  await user.click(screen.getByRole("button", { name: "change" }));
  await user.keyboard("{Control>}s{/Control}");
  await screen.findByText(/Deze query is van Bea/);
  await user.click(screen.getByRole("button", { name: "Bewaar als nieuwe" }));
  await waitFor(() => expect(kept.get("q2")).toMatchObject({ visibility: "private", version: 1 }));
  expect(kept.get("q1")?.version).toBe(1);
});
