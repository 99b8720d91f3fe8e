import { sql } from "drizzle-orm";
import { beforeAll, expect, test } from "vitest";
import type { ServiceContext } from "@/lib/services/context";
import type { Role } from "@/lib/services/roles";
import { database } from "@/lib/store/database";
import { peopleStore } from "@/lib/store/people/people-store";
import { prepareTestDatabase } from "@/lib/testing/database";
import { someConnection, somePerson } from "@/lib/testing/factories";
import { contextOf } from "@/lib/testing/service-context";
import { findDraft, listDrafts, listDraftVersions, readDraftVersion } from "./find-draft";
import { removeDraft, restoreDraftVersion, saveDraft, type SaveDraftInput } from "./save-draft";

prepareTestDatabase();

let connectionId: string;
let anna: ServiceContext;
let bram: ServiceContext;
const someone = async (role: Role, ...ids: string[]) => {
  const person = await somePerson({ role, name: role });
  for (const id of ids) await peopleStore.setGrant(person.id, id, true, true);
  return contextOf({ ...person, role });
};
beforeAll(async () => {
  ({ id: connectionId } = await someConnection());
  anna = await someone("consultant", connectionId);
  bram = await someone("consultant", connectionId);
});

const content = (more: Partial<SaveDraftInput> = {}): SaveDraftInput => ({
  ...{ connectionId, connectorId: "KnSubject", kind: "draft", name: "Proef", visibility: "private" },
  ...{ transport: "rest", parameters: [], xml: "<KnSubject/>", existing: null, ...more },
});
/** As if the versions were saved long ago: what is saved within a minute is one. */
const age = () => database().execute(sql`update update_draft_versions set begun_at = begun_at - interval '1 hour'`);

test("a draft is found again as it was saved, and lies sealed", async () => {
  const saved = await saveDraft(anna, content({ xml: "<KnSubject>geheim</KnSubject>" }));
  expect(saved).toMatchObject({ version: 1, isMine: true, mayChange: true, kind: "draft", name: "Proef" });
  expect(await findDraft(anna, { draftId: saved.id })).toMatchObject({ xml: "<KnSubject>geheim</KnSubject>" });
  const stored = await database().execute(sql`select d.*, v.xml_sealed from update_drafts d, update_draft_versions v`);
  expect(JSON.stringify(stored.rows)).not.toContain("geheim");
});

test("the later of two who save the same version is told who and when", async () => {
  const { id: draftId } = await saveDraft(anna, content({ visibility: "shared" }));
  const existing = { draftId, version: 1 };
  await saveDraft(bram, content({ visibility: "shared", xml: "<KnSubject>B</KnSubject>", existing }));
  const late = saveDraft(anna, content({ visibility: "shared", xml: "<KnSubject>A</KnSubject>", existing }));
  await expect(late).rejects.toMatchObject({
    code: "CONFLICT",
    params: { version: 2, by: "consultant", at: expect.stringMatching(/^\d{4}-/) as string },
  });
  expect((await findDraft(anna, { draftId })).xml).toBe("<KnSubject>B</KnSubject>");
  const both = await Promise.allSettled(
    ["1", "2", "3"].map((xml) =>
      saveDraft(anna, content({ visibility: "shared", xml, existing: { draftId, version: 2 } })),
    ),
  );
  expect(both.map(({ status }) => status).toSorted()).toEqual(["fulfilled", "rejected", "rejected"]);
});

test("what one types within a minute is one version; fifty are kept, and the first of them can come back", async () => {
  const { id: draftId } = await saveDraft(anna, content({ xml: "<a>1</a>" }));
  let version = 1;
  const save = async (xml: string) => {
    ({ version } = await saveDraft(anna, content({ xml, existing: { draftId, version } })));
  };
  await save("<a>2</a>");
  await save("<a>3</a>");
  const numbers = async () => (await listDraftVersions(anna, { draftId })).map((one) => one.version);
  expect(await numbers()).toEqual([3, 1]);
  await age();
  await save("<a>4</a>");
  expect(await numbers()).toEqual([4, 3, 1]);
  expect(await readDraftVersion(anna, { draftId, version: 3 })).toEqual({ xml: "<a>3</a>" });
  await expect(readDraftVersion(anna, { draftId, version: 2 })).rejects.toMatchObject({ code: "NOT_FOUND" });

  const restored = await restoreDraftVersion(anna, { draftId, version: 1, expectedVersion: version });
  expect(restored).toMatchObject({ xml: "<a>1</a>", version: 5 });
  expect(await numbers()).toEqual([5, 4, 3, 1]);
  await expect(restoreDraftVersion(anna, { draftId, version: 1, expectedVersion: version })).rejects.toMatchObject({
    code: "CONFLICT",
  });
  version = 5;
  for (let times = 0; times < 52; times++) {
    await age();
    await save(`<b>${times}</b>`);
  }
  const kept = await numbers();
  expect(kept).toHaveLength(50);
  expect(kept[0]).toBe(version);
});

test("another person's private draft is not there for anybody else", async () => {
  const { id: draftId } = await saveDraft(anna, content());
  const admin = await someone("admin");
  for (const ctx of [bram, admin]) {
    await expect(findDraft(ctx, { draftId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(listDraftVersions(ctx, { draftId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(readDraftVersion(ctx, { draftId, version: 1 })).rejects.toMatchObject({ code: "NOT_FOUND" });
    await expect(removeDraft(ctx, { draftId })).rejects.toMatchObject({ code: "NOT_FOUND" });
    const over = saveDraft(ctx, content({ existing: { draftId, version: 1 } }));
    await expect(over).rejects.toMatchObject({ code: "NOT_FOUND" });
  }
  expect((await listDrafts(bram, { connectionId })).map(({ id }) => id)).not.toContain(draftId);
});

test("a shared one is everybody's with a grant to write in; to share and remove it is its owner's", async () => {
  const { id: draftId } = await saveDraft(anna, content({ kind: "template", visibility: "shared", name: "Sjabloon" }));
  expect((await listDrafts(bram, { connectionId })).find(({ id }) => id === draftId)).toMatchObject({
    ...{ isMine: false, mayChange: true, kind: "template" },
  });
  const existing = { draftId, version: 1 };
  expect(
    await saveDraft(bram, content({ visibility: "shared", name: "Sjabloon", xml: "<b/>", existing })),
  ).toMatchObject({ version: 2 });
  const hidden = saveDraft(bram, content({ visibility: "private", existing: { draftId, version: 2 } }));
  await expect(hidden).rejects.toMatchObject({ code: "FORBIDDEN" });
  await expect(removeDraft(bram, { draftId })).rejects.toMatchObject({ code: "FORBIDDEN" });
  const stranger = await someone("consultant");
  await expect(findDraft(stranger, { draftId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  await expect(listDrafts(stranger, { connectionId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  const support = await someone("support", connectionId);
  expect(await findDraft(support, { draftId })).toMatchObject({ mayChange: false });
  await expect(saveDraft(support, content())).rejects.toMatchObject({ code: "FORBIDDEN" });
  await removeDraft(anna, { draftId });
  await expect(findDraft(anna, { draftId })).rejects.toMatchObject({ code: "NOT_FOUND" });
  const question = { search: "draft.", kind: null, outcome: null, connectionId, before: null, limit: 10 };
  const acts = await anna.history.list(anna.actor, question);
  expect(acts.map(({ action, subject }) => [action, subject]).slice(0, 2)).toEqual([
    ["draft.remove", "Sjabloon"],
    ["draft.share", "Sjabloon"],
  ]);
});
