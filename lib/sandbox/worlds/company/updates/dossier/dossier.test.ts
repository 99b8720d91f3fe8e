import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { type Sandbox, startSandbox } from "../../../../server";
import { type CompanyWriter, companyWriter, type Element } from "../company-writer";

let sandbox: Sandbox;
let full: CompanyWriter;
beforeAll(async () => {
  sandbox = await startSandbox();
  full = await companyWriter(sandbox);
});
afterAll(() => sandbox.close());

const DOSSIER = [
  ..."Profit_Subjects Profit_Subject_Attachments Profit_Subject_Reactions Profit_Subject_Reaction_Attachments".split(
    " ",
  ),
  ..."Sandbox_KnSubject Sandbox_KnSubject_KnSubjectLink Sandbox_KnSubject_KnS01".split(" "),
];
const below = (named: Record<string, Element | Element[]>) =>
  Object.entries(named).map(([name, element]) => ({ [name]: { Element: element } }));
const link = (SfTp: number, SfId: string) => ({ KnSubjectLink: { Fields: { SfTp, SfId } } });
const HELLO = Buffer.from("Hallo, wereld").toString("base64");

async function refused(write: () => Promise<{ status: number; json: unknown }>, words: Element) {
  const before = await full.bytesOf(DOSSIER);
  expect(await write()).toMatchObject({ status: 500, json: words });
  expect(await full.bytesOf(DOSSIER)).toBe(before);
}

const subjectRow = (SubjectId: string) => full.one("Profit_Subjects", { SubjectId });
const posted = async (element: Element) => full.keys(await full.post("KnSubject", element))["SbId"] ?? "";

describe("KnSubject", () => {
  test("goes in with destination, free fields and files", async () => {
    const custom = await full.get("metainfo/update/KnSubject");
    const [free] = (custom.json as { objects: { name: string; fields: { fieldId: string }[] }[] }).objects.filter(
      ({ name }) => name === "KnS01",
    );
    const damage = free?.fields[2]?.fieldId ?? "";
    const SbId = await posted({
      Fields: { StId: 1, Ds: "Verkeerde ketel", SbTx: "Regel 1\r\nRegel 2", ViPr: "H", ScId: "T", EmId: "12345.1005" },
      Objects: below({
        ...link(4, "10001"),
        KnS01: { "@SbId": "", Fields: { [damage]: "250.75" } },
        KnSubjectAttachment: [
          { Fields: { FileName: "a.txt", FileStream: HELLO } },
          { Fields: { FileName: "leeg.txt" } },
        ],
      }),
    });
    expect(await subjectRow(SbId)).toMatchObject({
      TypeId: 1,
      Subject: "Verkeerde ketel",
      Comment: "Regel 1\r\nRegel 2",
      DebtorId: "10001",
      EmployeeId: null,
      ToDebtor: true,
      Responsible: "1005",
      Prioriteit: "H",
      Bron: "T",
      Afgehandeld: false,
    });
    expect(await full.one("Sandbox_KnSubject_KnS01", { SbId })).toMatchObject({ [damage]: 250.75 });
    expect(await full.one("Sandbox_KnSubject_KnSubjectLink", { SbId })).toMatchObject({
      SfTp: 4,
      ToSR: true,
      ToEm: false,
    });
    const files = await full.where("Profit_Subject_Attachments", { subject_id: SbId });
    expect(files.map((file) => file["file_name"]).toSorted()).toEqual(["a.txt", "leeg.txt"]);
  });

  test("bytes that were attached come back through SubjectConnector", async () => {
    const SbId = await posted({
      Fields: { StId: 2, Ds: "Met bijlage" },
      Objects: below({ KnSubjectAttachment: { Fields: { FileName: "groet.txt", FileStream: HELLO } } }),
    });
    const file = await full.one("Profit_Subject_Attachments", { subject_id: SbId });
    const reply = await full.get(`subjectconnector/${SbId}/${file["file_id"]}`);
    expect(reply).toMatchObject({ status: 200, json: { filename: "groet.txt", filedata: HELLO } });
    const FileId = String(file["file_id"]);
    expect((await full.remove(`KnSubject/KnSubject/@SbId/${SbId}/KnSubjectAttachment/FileId/${FileId}`)).status).toBe(
      200,
    );
    expect(await full.where("Profit_Subject_Attachments", { subject_id: SbId })).toEqual([]);
    expect((await full.get(`subjectconnector/${SbId}/${FileId}`)).status).toBe(404);
  });

  test("a file is added to an item that is there, by the path of the sub-object", async () => {
    const before = await full.where("Profit_Subject_Attachments", { subject_id: "20005" });
    const element = {
      "@SbId": 20005,
      Objects: below({ KnSubjectAttachment: { Fields: { FileName: "later.txt", FileStream: HELLO } } }),
    };
    expect((await full.post("KnSubject/KnSubjectAttachment", element)).status).toBe(201);
    expect(await full.where("Profit_Subject_Attachments", { subject_id: "20005" })).toHaveLength(before.length + 1);
  });

  test("is changed, closed, opened and emptied", async () => {
    const SbId = await posted({
      Fields: { StId: 2, Ds: "Bel terug", SbTx: "Graag" },
      Objects: below(link(3, "1000001")),
    });
    await full.put("KnSubject", { "@SbId": SbId, Fields: { Ds: "Gebeld", St: true } });
    const closed = await subjectRow(SbId);
    expect(closed).toMatchObject({ Subject: "Gebeld", Comment: "Graag", Afgehandeld: true });
    expect(closed["Datum_afgehandeld"]).toMatch(/T00:00:00Z$/);
    await full.put("KnSubject", { "@SbId": SbId, Fields: { St: false, SbTx: "" } });
    expect(await subjectRow(SbId)).toMatchObject({ Afgehandeld: false, Datum_afgehandeld: null, Comment: null });
    await full.put("KnSubject", { "@SbId": SbId, Fields: { DtSt: "2026-11-01T10:00:00" } });
    expect(await subjectRow(SbId)).toMatchObject({ Afgehandeld: true, Datum_afgehandeld: "2026-11-01T10:00:00Z" });
  });

  test("goes to another destination, and to none", async () => {
    const SbId = await posted({ Fields: { StId: 3, Ds: "Offerte" }, Objects: below(link(4, "10001")) });
    await full.put("KnSubject", { "@SbId": SbId, Objects: below(link(4, "10002")) });
    expect(await subjectRow(SbId)).toMatchObject({ DebtorId: "10002" });
    await full.put("KnSubject", {
      "@SbId": SbId,
      Objects: below({ KnSubjectLink: { "@Action": "delete", Fields: {} } }),
    });
    expect(await subjectRow(SbId)).toMatchObject({ DebtorId: null, ToDebtor: false });
  });

  test("is deleted with all that hangs on it", async () => {
    const [reaction] = await full.rows("Profit_Subject_Reaction_Attachments", { take: "1" });
    const subject = String(reaction?.["subject_id"]);
    expect((await full.remove(`KnSubject/KnSubject/@SbId/${subject}`)).status).toBe(200);
    expect(await full.where("Profit_Subjects", { SubjectId: subject })).toEqual([]);
    for (const connector of DOSSIER.slice(1, 4)) {
      expect(await full.where(connector, { subject_id: subject })).toEqual([]);
    }
    await refused(() => full.remove(`KnSubject/KnSubject/@SbId/${subject}`), {
      externalMessage: "Dossieritem: het record bestaat niet.",
    });
  });

  test("types of AFAS are refused, but for -5", async () => {
    for (const StId of [-1, -10]) {
      await refused(() => full.post("KnSubject", { Fields: { StId, Ds: "Van AFAS" } }), {
        externalMessage: `Een dossieritem van type '${StId}' kan niet worden toegevoegd: het is een type van AFAS.`,
        errorNumber: -2147180996,
      });
    }
    const SbId = await posted({ Fields: { StId: -5, Ds: "Mag wel" }, Objects: below(link(2, "1001")) });
    expect(await subjectRow(SbId)).toMatchObject({ TypeId: -5, EmployeeId: "1001" });
    await refused(() => full.post("KnSubject", { Fields: { StId: 99, Ds: "Onbekend" } }), { errorNumber: -2147220469 });
  });

  test("a type goes to its own destinations only", async () => {
    const words = (destination: string) => ({
      externalMessage: `Bestemming '${destination}' is niet toegestaan bij dit type dossieritem.`,
      errorNumber: -2147180996,
    });
    await refused(
      () => full.post("KnSubject", { Fields: { StId: 6, Ds: "Gesprek" }, Objects: below(link(4, "10001")) }),
      words("Verkooprelatie"),
    );
    await refused(
      () => full.post("KnSubject", { Fields: { StId: 1, Ds: "Klacht" }, Objects: below(link(2, "1001")) }),
      words("Medewerker"),
    );
    // Nor by way of another type later on.
    const SbId = await posted({ Fields: { StId: 1, Ds: "Klacht" }, Objects: below(link(4, "10001")) });
    await refused(() => full.put("KnSubject", { "@SbId": SbId, Fields: { StId: 7 } }), words("Verkooprelatie"));
  });

  test("what it points at has to exist", async () => {
    const gone = { errorNumber: -2147220469 };
    await refused(() => full.post("KnSubject", { Fields: { StId: 1, Ds: "x" }, Objects: below(link(4, "999")) }), gone);
    await refused(() => full.post("KnSubject", { Fields: { StId: 1, Ds: "x", EmId: "nobody" } }), gone);
    await refused(
      () =>
        full.post("KnSubject", {
          Fields: { StId: 1, Ds: "x" },
          Objects: below({ KnSubjectLink: { Fields: { SfTp: 4 } } }),
        }),
      {
        externalMessage: "Vul een waarde in bij 'Bestemming'.",
      },
    );
  });

  test("a file that is no base64 is refused with the whole item", () =>
    refused(
      () =>
        full.post("KnSubject", {
          Fields: { StId: 2, Ds: "Kapotte bijlage" },
          Objects: below({ KnSubjectAttachment: { Fields: { FileName: "x.txt", FileStream: "géén base64" } } }),
        }),
      { externalMessage: "De inhoud van bestand 'x.txt' is geen geldige base64." },
    ));
});

describe("KnSubjectReaction", () => {
  test("goes in under its own root, with file, label and emoji, and is deleted with them", async () => {
    const keys = full.keys(
      await full.post("KnSubjectReaction", {
        Fields: { SbId: 20010, SbTx: "Opgelost", VaRe: "EI" },
        Objects: below({
          KnReactionAttachment: { Fields: { FileName: "bewijs.txt", FileStream: HELLO } },
          KnReactionLabel: { "@SLId": 3, Fields: {} },
          KnReactionEmoji: { "@EmNa": "heart", Fields: {} },
        }),
      }),
    );
    const { Id = "" } = keys;
    expect(await full.one("Profit_Subject_Reactions", { reaction_id: Id })).toMatchObject({
      subject_id: 20010,
      text: "Opgelost",
    });
    expect(await full.one("Profit_Subject_Reaction_Attachments", { reaction_id: Id })).toMatchObject({
      subject_id: 20010,
      file_name: "bewijs.txt",
      file_size: 13,
    });
    expect(await full.one("Sandbox_KnSubjectReaction_KnReactionEmoji", { Id })).toMatchObject({ EmNa: "heart" });
    expect((await full.remove(`KnSubjectReaction/KnReaction/@Id/${Id}`)).status).toBe(200);
    expect(await full.where("Profit_Subject_Reactions", { reaction_id: Id })).toEqual([]);
    expect(await full.where("Profit_Subject_Reaction_Attachments", { reaction_id: Id })).toEqual([]);
  });

  test("needs an item and a text, and cannot be changed", async () => {
    await refused(() => full.post("KnSubjectReaction", { Fields: { SbTx: "Waarop?" } }), {
      externalMessage: "Vul een waarde in bij 'Dossieritem'.",
    });
    await refused(() => full.post("KnSubjectReaction", { Fields: { SbId: 20010 } }), {
      externalMessage: "Vul een waarde in bij 'Reactie'.",
    });
    await refused(() => full.post("KnSubjectReaction", { Fields: { SbId: 1, SbTx: "Nergens" } }), {
      errorNumber: -2147220469,
    });
    await refused(() => full.put("KnSubjectReaction", { Fields: { Id: 8001, SbTx: "Anders" } }), {
      errorNumber: -2147180996,
    });
  });
});
