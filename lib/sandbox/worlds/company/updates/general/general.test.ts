// cspell:ignore Awin Invo
import { afterAll, beforeAll, expect, test } from "vitest";
import { type Sandbox, startSandbox } from "../../../../server";
import { type CompanyWriter, companyWriter, type Element } from "../company-writer";

let sandbox: Sandbox;
let full: CompanyWriter;
beforeAll(async () => {
  sandbox = await startSandbox();
  full = await companyWriter(sandbox);
});
afterAll(() => sandbox.close());

const GENERAL =
  "Profit_Users Profit_UserGroups Profit_Contacts Sandbox_KnUser Sandbox_KnCourseMember Sandbox_KnCourseEvent".split(
    " ",
  );

async function refused(write: () => Promise<{ status: number; json: unknown }>, message: string) {
  const before = await full.bytesOf(GENERAL);
  expect(await write()).toMatchObject({ status: 500, json: { externalMessage: message } });
  expect(await full.bytesOf(GENERAL)).toBe(before);
}

test("KnUser: is made for a person, put into groups, blocked and unblocked", async () => {
  const { BcCo } = await full.one("Medewerkers", { Medewerker: "1001" });
  const user = (Fields: Element) => ({ "@UsId": "12345.NIEUW", Fields: { MtCd: "1", ...Fields } });
  const reply = await full.post(
    "KnUser",
    user({ Nm: "Nieuwe gebruiker", BcCo, InSi: true, Upn: "n@u.example", GrId: "101" }),
  );
  expect(full.keys(reply)).toEqual({ UsId: "12345.NIEUW" });
  const row = () => full.one("Profit_Users", { UserId: "12345.NIEUW" });
  expect(await row()).toMatchObject({
    Description: "Nieuwe gebruiker",
    EmployeeId: "1001",
    InSite: true,
    Blocked: false,
  });
  const groups = async () =>
    (await full.where("Profit_UserGroups", { UserId: "12345.NIEUW" })).map((group) => group["GroupId"]);
  expect(await groups()).toEqual(["101"]);
  await refused(() => full.put("KnUser", user({ GrId: "999" })), "De waarde die is ingevuld bij 'Groep' bestaat niet.");
  await full.put("KnUser", user({ MtCd: "3", GrId: "999", GrDs: "Nieuwe groep", Awin: 1 }));
  expect((await groups()).toSorted()).toEqual(["101", "999"]);
  await full.put("KnUser", user({ MtCd: "0" }));
  expect(await row()).toMatchObject({ Blocked: true, Windows: true });
  expect(await groups()).toEqual([]);
  await full.put("KnUser", user({ MtCd: "6", Upn: "" }));
  expect(await row()).toMatchObject({ Blocked: false, UPN: null });
  await refused(() => full.post("KnUser", user({ Nm: "Nog een" })), "Gebruiker: het record bestaat al.");
  await refused(
    () => full.post("KnUser", { "@UsId": "X", Fields: { Nm: "Zonder code" } }),
    "Vul een waarde in bij 'Mutatiecode'.",
  );
});

test("KnCourseMember: two key attributes say who comes to what", async () => {
  const [contact] = await full.rows("Profit_Contacts", { take: "1", orderbyfieldids: "-ContactId" });
  const keys = { "@CrId": 302, "@CdId": contact?.["ContactId"] };
  const CdId = String(contact?.["ContactId"]);
  const member = { ...keys, Fields: { BcCo: contact?.["OrgNumber"], SuDa: "2026-11-02", Invo: 1, DiPc: "2.50" } };
  expect(full.keys(await full.post("KnCourseMember", member))).toEqual({ CrId: "302", CdId });
  await full.put("KnCourseMember", { ...keys, Fields: { Rm: "Komt later", DiPc: "" } });
  expect(await full.one("Sandbox_KnCourseMember", { CrId: "302", CdId })).toMatchObject({
    BcCo: contact?.["OrgNumber"],
    Rm: "Komt later",
    DiPc: null,
    Invo: true,
  });
  await refused(() => full.post("KnCourseMember", member), "Cursusdeelnemer: het record bestaat al.");
  await refused(
    () => full.post("KnCourseMember", { ...member, "@CrId": 1 }),
    "De waarde die is ingevuld bij 'Cursusevenement' bestaat niet.",
  );
  await refused(
    () => full.post("KnCourseMember", { Fields: member.Fields }),
    "Vul een waarde in bij 'Cursusevenement'.",
  );
  // Who is a member stays a contact of the organisation.
  const path = `KnOrganisation/KnOrganisation/BcCo/${contact?.["OrgNumber"]}/KnContact/EmAd/${contact?.["MailWork"]}`;
  await refused(() => full.remove(path), `'${CdId}' kan niet worden verwijderd: er wordt naar verwezen.`);
  expect((await full.remove(`KnCourseMember/KnCourseMember/@CrId,@CdId/302,${CdId}`)).status).toBe(200);
  expect(await full.where("Sandbox_KnCourseMember", { CrId: "302", CdId })).toEqual([]);
});

test("KnCourseEvent: goes in with sessions, and is deleted as long as nobody comes", async () => {
  const sessions = [{ Fields: { SeDs: "Theorie", StTi: "09:00" } }, { Fields: { SeDs: "Praktijk" } }];
  const reply = await full.post("KnCourseEvent", {
    Fields: { CrDs: "Proefcursus", MaPt: 8 },
    Objects: [{ KnSession: { Element: sessions } }],
  });
  const { Id = "" } = full.keys(reply);
  expect(await full.where("Sandbox_KnCourseEvent_KnSession", { Id })).toMatchObject([
    { SeId: 1, StTi: "09:00:00" },
    { SeId: 2 },
  ]);
  expect((await full.remove(`KnCourseEvent/KnCourseEvent/@Id/${Id}`)).status).toBe(200);
  const [member] = await full.rows("Sandbox_KnCourseMember", { take: "1" });
  const before = await full.bytesOf(GENERAL);
  expect((await full.remove(`KnCourseEvent/KnCourseEvent/@Id/${member?.["CrId"]}`)).status).toBe(500);
  expect(await full.bytesOf(GENERAL)).toBe(before);
});

test("KnCustomK01: a table that the company knows nothing of keeps what is written", async () => {
  const metainfo = (await full.get("metainfo/update/KnCustomK01")).json as { fields: { fieldId: string }[] };
  const plate = metainfo.fields.map(({ fieldId }) => fieldId).find((fieldId) => fieldId.startsWith("U")) ?? "";
  const reply = await full.post("KnCustomK01", [
    { Fields: { Ds: "een", [plate]: "AB-12-C" } },
    { Fields: { Ds: "twee" } },
  ]);
  expect(reply.json).toEqual({ results: { KnCustomK01: [{ SqNo: "1" }, { SqNo: "2" }] } });
  await full.put("KnCustomK01", { Fields: { SqNo: 1, Da: "2026-11-20" } });
  expect(await full.one("Sandbox_KnCustomK01", { SqNo: "1" })).toMatchObject({
    Ds: "een",
    [plate]: "AB-12-C",
    Da: "2026-11-20T00:00:00Z",
  });
  expect((await full.remove("KnCustomK01/KnCustomK01/@SqNo/2")).status).toBe(200);
  expect(await full.rows("Sandbox_KnCustomK01")).toHaveLength(1);
});
