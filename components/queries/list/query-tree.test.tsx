// @vitest-environment happy-dom
import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import { cleanup, render, screen, waitFor } from "@testing-library/react";
import userEvent from "@testing-library/user-event";
import { NextIntlClientProvider } from "next-intl";
import { afterEach, beforeAll, beforeEach, expect, test, vi } from "vitest";
import { nl } from "@/lib/messages/nl";
import type { QueryRights, SavedQuery } from "@/lib/services/queries/port";
import { packLines } from "./packed-lines";
import { SavedQueries } from "./saved-queries";
import type { ListActions } from "./use-query-list";

vi.mock("next/navigation", () => ({ useRouter: () => ({ push: () => undefined }) }));

type Kept = SavedQuery & QueryRights;
const query = (name: string, change: Partial<Kept> = {}): Kept => ({
  ...{ id: name, connectionId: "c", connectorId: "Profit_Debtor", ownerId: "me", ownerName: "Anna", folder: "" },
  ...{ visibility: "private", name, description: "", sinceFieldId: null, version: 1, updatedByName: "Anna", page: "" },
  ...{ createdAt: new Date(), updatedAt: new Date(), parameters: [], isMine: true, mayChange: true },
  ...change,
});

/** The verbs over a list in memory, with the versions that the console keeps. */
function keeper(...initial: Kept[]) {
  const kept = new Map(initial.map((one) => [one.id, one]));
  const put = (one: Kept) => {
    kept.set(one.id, one);
    return { ok: true, data: one } as const;
  };
  const refused = (code: "CONFLICT" | "NOT_FOUND") =>
    ({ ok: false, error: { code, explanation: code === "CONFLICT" ? "conflict" : "notFound", params: {} } }) as const;
  const change = (id: string, part: Partial<Kept>, version?: number) => {
    const one = kept.get(id);
    if (!one) return refused("NOT_FOUND");
    return version !== undefined && version !== one.version
      ? refused("CONFLICT")
      : put({ ...one, ...part, version: one.version + 1 });
  };
  const actions: ListActions = {
    list: async () => ({ ok: true, data: [...kept.values()] }),
    duplicate: async ({ queryId, name }) => {
      const one = kept.get(queryId);
      return one ? put({ ...one, id: `copy of ${queryId}`, name, visibility: "private" }) : refused("NOT_FOUND");
    },
    move: async ({ queryId, version, name, folder }) => change(queryId, { name, folder }, version),
    share: async ({ queryId, visibility }) => change(queryId, { visibility }),
    remove: async ({ queryId }) => {
      const one = kept.get(queryId);
      kept.delete(queryId);
      return one ? { ok: true, data: one } : refused("NOT_FOUND");
    },
    restore: async (one) => put({ ...one, isMine: true, mayChange: true }),
  };
  return { kept, actions };
}

function open({ kept, actions }: ReturnType<typeof keeper>) {
  return render(
    <QueryClientProvider client={new QueryClient()}>
      <NextIntlClientProvider locale="nl" messages={nl} timeZone="Europe/Amsterdam" now={new Date()}>
        <SavedQueries connectionId="c" packed={packLines([...kept.values()])} actions={actions} />
      </NextIntlClientProvider>
    </QueryClientProvider>,
  );
}

/** Fetched late; at hand here, so that no test waits for its being compiled. */
beforeAll(async () => {
  await Promise.all([import("./open-query-menu"), import("./move-dialog")]);
});
/** happy-dom lays nothing out: without a size the window would be empty. */
beforeEach(() => {
  vi.spyOn(HTMLElement.prototype, "offsetWidth", "get").mockReturnValue(800);
  vi.spyOn(HTMLElement.prototype, "clientHeight", "get").mockReturnValue(600);
  vi.spyOn(HTMLElement.prototype, "offsetHeight", "get").mockImplementation(function (this: HTMLElement) {
    return this.getAttribute("role") === "treegrid" ? 600 : 52;
  });
});
afterEach(cleanup);

async function choose(user: ReturnType<typeof userEvent.setup>, name: string, act: string) {
  await user.click(screen.getByRole("button", { name: `Acties voor ${name}` }));
  await user.click(await screen.findByRole("menuitem", { name: act }));
}
const names = () => screen.getAllByRole("link").map((link) => link.textContent);

test("a query is removed and brought back, with one press each", async () => {
  const user = userEvent.setup();
  open(keeper(query("Eerste"), query("Tweede")));
  await choose(user, "Eerste", "Verwijder");
  await waitFor(() => expect(names()).toEqual(["Tweede"]));
  expect(screen.getByText("Verwijderd: Eerste")).toBeDefined();
  await user.click(screen.getByRole("button", { name: "Ongedaan maken" }));
  await waitFor(() => expect(names()).toEqual(["Eerste", "Tweede"]));
  expect(screen.queryByRole("button", { name: "Ongedaan maken" })).toBeNull();
});

test("a copy says that it is one, and sharing says with whom", async () => {
  const user = userEvent.setup();
  const world = keeper(query("Eerste"));
  open(world);
  await choose(user, "Eerste", "Dupliceer");
  await waitFor(() => expect(names()).toEqual(["Eerste", "Eerste (kopie)"]));
  await choose(user, "Eerste", "Deel");
  expect(await screen.findByText("Gedeeld met iedereen op deze verbinding: Eerste")).toBeDefined();
  expect(world.kept.get("Eerste")).toMatchObject({ visibility: "shared" });
});

test("what one may not change offers no more than a copy", async () => {
  const user = userEvent.setup();
  open(keeper(query("Van Bea", { isMine: false, mayChange: false, visibility: "shared" })));
  await user.click(screen.getByRole("button", { name: "Acties voor Van Bea" }));
  expect((await screen.findAllByRole("menuitem")).map((item) => item.textContent)).toEqual(["Dupliceer"]);
});

test("who moves what somebody moved before sees what it is now, and that nothing was done", async () => {
  const user = userEvent.setup();
  const world = keeper(query("Eerste"));
  open(world);
  await world.actions.move({ queryId: "Eerste", version: 1, name: "Van Bea", folder: "Map" });
  await choose(user, "Eerste", "Wijzig naam of map");
  const name = await screen.findByRole("textbox", { name: "Naam" });
  await user.clear(name);
  await user.type(name, "Van mij");
  await user.click(screen.getByRole("button", { name: "Wijzig" }));
  expect(await screen.findByText(/Iemand was je voor/)).toBeDefined();
  expect(names()).toEqual(["Van Bea"]);
});

test("the arrows walk over the rows, and close and open a folder", async () => {
  const user = userEvent.setup();
  open(keeper(query("Binnen", { folder: "Map" }), query("Buiten")));
  const rows = () => screen.getAllByRole("row").map((row) => row.getAttribute("aria-expanded"));
  screen.getAllByRole("row")[0]?.focus();
  await user.keyboard("{ArrowLeft}");
  expect(names()).toEqual(["Buiten"]);
  expect(rows()).toEqual(["false", null]);
  await user.keyboard("{ArrowRight}");
  expect(names()).toEqual(["Binnen", "Buiten"]);
  await user.keyboard("{End}");
  await waitFor(() => expect(document.activeElement?.textContent).toContain("Buiten"));
});

test("a search that finds nothing says so, and is cleared with a press", async () => {
  const user = userEvent.setup();
  open(keeper(query("Eerste")));
  await user.type(screen.getByRole("searchbox"), "onvindbaar");
  expect(await screen.findByText("Geen query gevonden")).toBeDefined();
  await user.click(screen.getByRole("button", { name: "Wis zoekvraag" }));
  await waitFor(() => expect(names()).toEqual(["Eerste"]));
});
