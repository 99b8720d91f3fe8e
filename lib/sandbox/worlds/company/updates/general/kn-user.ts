// cspell:ignore Awin XOEA
import { SandboxRefusal } from "../../../../refusal";
import type { UpdateConnectorDefinition, UpdateField } from "../../../../updates/definition";
import { at, codeList, flagField, keyField, property, refersTo, textField } from "../../../../updates/fields";
import { recordsIn, updateConnector, updateObject } from "../../../../updates/objects";
import type { WriteContext } from "../../../../updates/record-place";
import type { RecordRule } from "../../../../updates/rules";
import { referenceUnknown } from "../../../../updates/wordings";
import type { Company } from "../../company";
import type { User, UserGroup } from "../../users";
import { added, changed } from "../record-lists";
import { NOT_REMOVABLE } from "../wordings";

/** A user while it is written: what is to become of him, and in which group. */
type UserInHand = User & { mutation?: string; groupId?: string; groupName?: string };

const own = property<User>();

/** Changing the name of a user and a password are left out: this sandbox has no sessions of users. */
const MUTATIONS = codeList(
  ["0", "Gebruiker blokkeren en verwijderen van alle groepen behalve Iedereen", "Block and take out of all groups"],
  ["1", "Gebruiker toevoegen/bijwerken en groep moet bestaan", "Add or change; the group must exist"],
  ["2", "Gebruiker blokkeren en verwijderen bij de groepen", "Block and take out of the groups"],
  ["3", "Groep wordt aangemaakt als deze niet bestaat", "The group is made when it does not exist"],
  ["6", "Gebruiker deblokkeren", "Unblock"],
);

const LANGUAGES = codeList(
  ["1031", "Duitse site", "German site"],
  ["1036", "Franse site", "French site"],
  ["1043", "Nederlandse site", "Dutch site"],
  ["2057", "Engelse site", "English site"],
);

const inHand = (name: "mutation" | "groupId" | "groupName") =>
  at<UserInHand>(
    (user) => user[name] ?? null,
    (user, value) => {
      if (value !== null) user[name] = String(value);
    },
  );

const FIELDS: readonly UpdateField[] = [
  keyField("UsId", 80, "Gebruiker", "User", { isKey: true, mandatory: true, ...own("userId", "") }),
  textField("MtCd", 1, "Mutatiecode", "Mutation code", { mandatory: true, values: MUTATIONS, ...inHand("mutation") }),
  keyField("GrId", 20, "Groep", "Group", inHand("groupId")),
  textField("GrDs", 50, "Groep omschrijving", "Group description", inHand("groupName")),
  keyField("BcCo", 15, "Persoon code", "Person code", {
    ...refersTo("Organisatie/persoon", "AfasKnBasicContact"),
    ...own("bcCo", null),
  }),
  textField("Nm", 80, "Omschrijving", "Description", { mandatory: true, ...own("description", "") }),
  flagField("Awin", "Profit Windows", "Profit Windows", own("windows", false)),
  flagField("Site", "OutSite", "OutSite"),
  textField("EmAd", 255, "E-mail", "E-mail", own("email", null)),
  textField("XOEA", 255, "Afwijkend e-mailadres", "Different e-mail address"),
  flagField("InSi", "InSite", "InSite", own("inSite", false)),
  textField("Upn", 255, "UPN", "UPN", own("upn", null)),
  textField("InLn", 20, "Voorkeur site", "Site preference", { values: LANGUAGES }),
  flagField("OcUs", "Meewerklicentie activeren", "Activate cooperation licence"),
  flagField("PoMa", "Beheerder AFAS Online Portal", "AFAS Online Portal administrator"),
  flagField("AcUs", "AFAS Accept", "AFAS Accept"),
];

/** Users, blocked and put into groups by a code that says what is to be done. */
export function knUser(company: Company): UpdateConnectorDefinition {
  const root = updateObject("KnUser", { nl: "Gebruiker", en: "User" }, FIELDS, {
    rules: [groupRule],
    ...recordsIn<null, User>({
      list: () => company.users().users,
      create: (_parent, context) => newUser(company, context),
      remove: (_parent, { userId }) => {
        throw new SandboxRefusal(NOT_REMOVABLE, userId);
      },
      written: (user, context) => settleUser(company, user, context),
    }),
  });
  return updateConnector(root, { resultFields: ["UsId"], actions: ["insert", "update"] });
}

function newUser(company: Company, context: WriteContext): User {
  const user: User = {
    userId: "",
    description: "",
    upn: null,
    email: null,
    blocked: false,
    inSite: false,
    windows: false,
    bcCo: null,
    employee: null,
    groups: [],
  };
  return added(company.users().users, user, context);
}

function settleUser(company: Company, user: UserInHand, context: WriteContext): void {
  const { mutation, groupId, groupName } = user;
  delete user.mutation;
  delete user.groupId;
  delete user.groupName;
  user.employee = company.staff().employees.find(({ relation }) => relation.bcCo === user.bcCo) ?? null;
  if (mutation === "0" || mutation === "2") changed(user, { blocked: true, groups: [] }, context);
  if (mutation === "6") user.blocked = false;
  if (groupId === undefined || (mutation !== "1" && mutation !== "3")) return;
  const known = company.users().groups.find((group) => group.groupId === groupId);
  const group = known ?? (mutation === "3" ? newGroup(company, groupId, groupName ?? groupId, context) : undefined);
  if (group && !user.groups.includes(group)) user.groups = [...user.groups, group];
}

function newGroup(company: Company, groupId: string, description: string, context: WriteContext): UserGroup {
  return added(company.users().groups, { groupId, description }, context);
}

/** With mutation 1 the group is one that exists. */
const groupRule: RecordRule = ({ view, written }) => {
  const asked = written.fields.get("GrId");
  const isAdding = ["1", "3"].includes(written.fields.get("MtCd") ?? "");
  const { groups } = view.record as User;
  if (asked && isAdding && !groups.some(({ groupId }) => groupId === asked)) {
    throw new SandboxRefusal(referenceUnknown({ label: { nl: "Groep", en: "Group" } }));
  }
};
