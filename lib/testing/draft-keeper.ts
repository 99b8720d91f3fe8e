import type { ServiceErrorCode } from "@/lib/services/errors";
import type { Draft, DraftContent, DraftRights } from "@/lib/services/updates/drafts/port";

type Kept = Draft & DraftRights;
type Order = DraftContent & { kind: Draft["kind"]; existing: { draftId: string; version: number } | null };

const WHEN = new Date("2026-11-28T13:03:00Z");

/** Keeps drafts as the console does, as far as its screens can tell: versions, and who was first. */
export function draftKeeper(me: string) {
  const kept = new Map<string, Kept>();
  const versions = new Map<string, string[]>();
  const put = (draft: Kept): Kept => {
    kept.set(draft.id, draft);
    versions.set(draft.id, [...(versions.get(draft.id) ?? []), draft.xml]);
    return draft;
  };
  const fresh = (content: Partial<Kept>): Kept =>
    put({
      ...{ id: `d${versions.size + 1}`, connectionId: "c", connectorId: "KnSubject", kind: "draft", name: "Naam" },
      ...{
        visibility: "private",
        transport: "rest",
        parameters: [],
        xml: "",
        version: 1,
        ownerId: "me",
        ownerName: me,
      },
      ...{ createdAt: WHEN, updatedAt: WHEN, updatedByName: me, isMine: true, mayChange: true },
      ...content,
    });
  const ok = <T>(data: T) => Promise.resolve({ ok: true as const, data });
  const error = (code: ServiceErrorCode, explanation: string, params: Record<string, string | number> = {}) => ({
    ...{ code, explanation, params },
  });
  const gone = { ok: false as const, error: error("NOT_FOUND", "itemNotFound") };
  const find = (draftId: string) => {
    const draft = kept.get(draftId);
    return draft ? ok(draft) : Promise.resolve(gone);
  };
  const answer = (status: number, body: unknown) => new Response(JSON.stringify(body), { status });

  const self = {
    kept,
    isDown: false,
    put: (content: Partial<Kept>, parameters: Draft["parameters"]) => fresh({ ...content, parameters }),
    /** Another person saves the first of them. */
    saveAs(who: string, xml: string) {
      const [draft] = kept.values();
      if (draft) put({ ...draft, xml, version: draft.version + 1, updatedByName: who });
    },
    fetch: async (_: string, init: RequestInit): Promise<Response> => {
      if (self.isDown) throw new TypeError("Failed to fetch");
      const { existing, ...content } = JSON.parse(String(init.body)) as Order;
      if (existing === null) return answer(200, fresh(content));
      const there = kept.get(existing.draftId);
      if (!there) return answer(404, gone.error);
      if (there.version !== existing.version) {
        const params = { version: there.version, by: there.updatedByName ?? "", at: there.updatedAt.toISOString() };
        return answer(409, error("CONFLICT", "conflict", params));
      }
      return answer(200, put({ ...there, ...content, version: there.version + 1, updatedByName: me }));
    },
    actions: {
      listDrafts: () => ok([...kept.values()]),
      findDraft: ({ draftId }: { draftId: string }) => find(draftId),
      removeDraft: ({ draftId }: { draftId: string }) => ok(kept.delete(draftId)),
      listDraftVersions: ({ draftId }: { draftId: string }) =>
        ok(
          (versions.get(draftId) ?? [])
            .map((xml, at) => ({ version: at + 1, savedAt: WHEN, savedByName: me, sizeCharacters: xml.length }))
            .reverse(),
        ),
      readDraftVersion: ({ draftId, version }: { draftId: string; version: number }) =>
        ok({ xml: versions.get(draftId)?.[version - 1] ?? "" }),
      restoreDraftVersion: ({ draftId, version }: { draftId: string; version: number }) => {
        const draft = kept.get(draftId);
        const xml = versions.get(draftId)?.[version - 1];
        return draft && xml !== undefined
          ? ok(put({ ...draft, xml, version: draft.version + 1 }))
          : Promise.resolve(gone);
      },
    },
  };
  return self;
}
