// cspell:ignore offerte
import { createHash } from "node:crypto";
import { afterAll, beforeAll, beforeEach, describe, expect, test } from "vitest";
import { COMPANY_DOSSIER } from "@/lib/testing/dossier-places";
import { type ProfitTrial, startProfitTrial } from "@/lib/testing/profit-context";
import type { ServiceContext } from "../context";
import { dossierMappingOf } from "./dossier-mapping";
import { dossierOptions } from "./dossier-options";
import { DossierQuestion, findDossierItems } from "./find-dossier-items";
import { listAttachments } from "./list-attachments";
import { FilePlace, openFile, type OpenedFile } from "./open-file";
import { saveMapping } from "./save-mapping";

let trial: ProfitTrial;
let support: ServiceContext;
let connectionId: string;

// The app connector that lists attachments, files and reports alone, and a person who may read no connectors.
beforeAll(async () => {
  trial = await startProfitTrial({ appConnector: "support" });
  ({ connectionId } = trial);
  const { connections, actor } = trial.ctx;
  support = {
    ...trial.ctx,
    actor: { ...actor, role: "support" },
    connections: {
      ...connections,
      findFor: async (person, id) => {
        const found = await connections.findFor(person, id);
        return found && { ...found, mayReadConnectors: false };
      },
    },
  };
});
beforeEach(() => void trial.history.splice(0));
afterAll(() => trial.close());

const question = (asked: Partial<DossierQuestion> = {}) => DossierQuestion.parse(asked);

async function read(file: OpenedFile) {
  const hash = createHash("sha256");
  let size = 0;
  for await (const piece of file.bytes) {
    hash.update(piece);
    size += piece.length;
  }
  return { size, sha256: hash.digest("hex") };
}

describe("where the dossier is", () => {
  test("is told by the fields of its connectors, also to who may read none", async () => {
    expect(await dossierMappingOf(support, connectionId)).toEqual(COMPANY_DOSSIER);
  });

  test("is what somebody said, until that is taken back; fields that are not there are refused", async () => {
    const other = { ...COMPANY_DOSSIER, items: { ...COMPANY_DOSSIER.items, subject: null } };
    await saveMapping(trial.ctx, { connectionId, mapping: other });
    expect(await dossierMappingOf(support, connectionId)).toEqual(other);
    expect((await dossierOptions(support, { connectionId })).can.subject).toBe(false);
    await saveMapping(trial.ctx, { connectionId, mapping: null });
    expect(await dossierMappingOf(support, connectionId)).toEqual(COMPANY_DOSSIER);
    const wrong = { ...COMPANY_DOSSIER, items: { ...COMPANY_DOSSIER.items, relation: "Nergens" } };
    await expect(saveMapping(trial.ctx, { connectionId, mapping: wrong })).rejects.toMatchObject({
      code: "INVALID_INPUT",
    });
    await expect(saveMapping(support, { connectionId, mapping: null })).rejects.toMatchObject({ code: "FORBIDDEN" });
  });

  test("lets a person choose from its types", async () => {
    const { types, can, hasItems } = await dossierOptions(support, { connectionId });
    expect(hasItems).toBe(true);
    expect(can).toEqual({ date: true, type: true, relation: true, subject: true });
    expect(types.length).toBeGreaterThan(2);
    expect(types[0]).toEqual({ id: expect.stringMatching(/^\d+$/) as string, name: expect.any(String) as string });
  });
});

describe("finding items", () => {
  const find = (asked: Partial<DossierQuestion>, skip = 0) =>
    findDossierItems(support, { connectionId, question: question(asked), skip });

  test("newest first, a page at a time, none twice", async () => {
    const [first, second] = [await find({}), await find({}, 50)];
    expect(first.items).toHaveLength(50);
    expect(first.hasMore).toBe(true);
    const dates = [...first.items, ...second.items].map(({ date }) => date ?? "");
    expect(dates).toEqual(dates.toSorted().toReversed());
    expect(dates[0]).not.toMatch(/Z$/);
    expect(new Set([...first.items, ...second.items].map(({ id }) => id)).size).toBe(100);
  });

  test("by number, type, day, relation and words of the subject", async () => {
    expect((await find({ number: "20001", type: "niets" })).items.map(({ id }) => id)).toEqual(["20001"]);
    const { items } = await find({});
    const some = items.find(({ relation, type, subject }) => relation && type && subject);
    const day = some?.date?.slice(0, 10) ?? "";
    const word = some?.subject?.split(" ")[0] ?? "";
    const found = await find({
      type: some?.type ?? "",
      from: day,
      until: day,
      relation: some?.relation ?? "",
      subject: word,
    });
    expect(found.items.map(({ id }) => id)).toContain(some?.id);
    for (const item of found.items) {
      expect(item).toMatchObject({ type: some?.type, relation: some?.relation });
      expect(item.date?.slice(0, 10)).toBe(day);
    }
    expect((await find({ subject: "woord dat er niet is" })).items).toEqual([]);
  });

  test("a value that is no number for a field of numbers is Profit's to refuse, in its words", async () => {
    await expect(find({ number: "twaalf; of" })).rejects.toMatchObject({ code: "REFUSED" });
  });
});

describe("attachments of an item", () => {
  test("its own and those of its reactions, with the sizes that Profit tells", async () => {
    const { attachments, hasMore } = await listAttachments(support, { connectionId, subjectId: "20002" });
    expect(hasMore).toBe(false);
    expect(attachments.filter(({ reactionId }) => reactionId === null).length).toBeGreaterThan(60);
    expect(attachments.some(({ fileName }) => fileName === "../../../../etc/passwd")).toBe(true);
    const ofReactions = attachments.filter(({ reactionId }) => reactionId !== null);
    for (const { size } of ofReactions) expect(size).toBeTypeOf("number");
    expect(await listAttachments(support, { connectionId, subjectId: "999999" })).toEqual({
      attachments: [],
      hasMore: false,
    });
  });

  test("a mapping that was kept and is not whole is passed over", async () => {
    const withoutConnector = {
      ...support,
      dossier: { ...support.dossier, mappingOf: () => Promise.resolve({ ...COMPANY_DOSSIER, attachments: null }) },
    };
    expect(
      (await listAttachments(withoutConnector, { connectionId, subjectId: "20002" })).attachments.length,
    ).toBeGreaterThan(60);
  });
});

describe("a file", () => {
  const lijst = async () => {
    const { attachments } = await listAttachments(support, { connectionId, subjectId: "20001" });
    const found = attachments.find(({ fileName }) => fileName === "lijst.csv");
    if (!found) throw new Error("No lijst.csv");
    return FilePlace.parse({ kind: "subject", subjectId: "20001", fileId: found.fileId });
  };
  const lines = () => trial.history.filter(({ action }) => action.startsWith("files."));

  test("leaves a line with who, what, its size and its sum, and no byte of it", async () => {
    const place = await lijst();
    const got = await read(await openFile(support, { connectionId, place }));
    expect(lines()).toHaveLength(1);
    const [line] = lines();
    expect(line).toMatchObject({ action: "files.attachment", outcome: "ok", connectionId, status: 200 });
    expect(line?.detail?.note).toBe(`lijst.csv (text/csv), ${got.size} bytes, SHA-256 ${got.sha256}`);
    expect(line?.subject).toMatch(/^20001\/[0-9A-F]{32}$/);
    const [call] = line?.wire?.() ?? [];
    expect(call?.answer?.body?.text).toBe('{"filename":"lijst.csv","mimetype":"text/csv","filedata":"');
    expect(trial.slotsHeld()).toBe(0);
  });

  test("whose reader leaves gives its place back, and is told as stopped", async () => {
    const place = await lijst();
    const file = await openFile(support, { connectionId, place });
    expect(trial.slotsHeld()).toBe(1);
    await file.bytes.return(undefined);
    expect(trial.slotsHeld()).toBe(0);
    expect(lines().map(({ outcome }) => outcome)).toEqual(["stopped"]);
  });

  test("is asked for again before its first byte, and never after", async () => {
    const place = await lijst();
    await trial.fault({ kind: "status", status: 503, retryAfter: 0 }, { path: "subjectconnector" });
    await read(await openFile(support, { connectionId, place }));
    expect(lines().map(({ outcome }) => outcome)).toEqual(["failed", "ok"]);
    trial.history.splice(0);
    await trial.fault({ kind: "truncate", bytes: 5_000 }, { path: "subjectconnector" });
    await expect(openFile(support, { connectionId, place }).then(read)).rejects.toMatchObject({ fault: "brokeOff" });
    expect(lines().map(({ outcome }) => outcome)).toEqual(["failed"]);
    expect(trial.slotsHeld()).toBe(0);
  });

  test("that is gone is told as that, and not asked for again", async () => {
    const place = FilePlace.parse({ kind: "subject", subjectId: "20001", fileId: "0".repeat(32) });
    await expect(openFile(support, { connectionId, place })).rejects.toMatchObject({ fault: "noFile" });
    expect(lines().map(({ outcome }) => outcome)).toEqual(["refused"]);
  });

  test("of somebody else's connection is not there, whatever is asked", async () => {
    const strange = crypto.randomUUID();
    const place = await lijst();
    const all = [
      () => openFile(support, { connectionId: strange, place }),
      () => listAttachments(support, { connectionId: strange, subjectId: "20001" }),
      () => findDossierItems(support, { connectionId: strange, question: question(), skip: 0 }),
      () => dossierOptions(support, { connectionId: strange }),
      () => saveMapping(trial.ctx, { connectionId: strange, mapping: null }),
    ];
    for (const ask of all) await expect(ask()).rejects.toMatchObject({ code: "NOT_FOUND" });
  });
});
