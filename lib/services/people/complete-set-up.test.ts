import { randomUUID } from "node:crypto";
import { beforeEach, describe, expect, test } from "vitest";
import { replaceSettings, settings } from "@/lib/config/settings";
import { createSetUpLink as pathOfFirstLink, ensureFirstAdministrator } from "@/lib/actions/first-administrator";
import { visitorContext } from "@/lib/actions/visitor-context";
import { database } from "@/lib/store/database";
import { peopleStore } from "@/lib/store/people/people-store";
import { people } from "@/lib/store/schema/people";
import { prepareTestDatabase } from "@/lib/testing/database";
import { somePerson } from "@/lib/testing/factories";
import { contextOf } from "@/lib/testing/service-context";
import { completeSetUp } from "./complete-set-up";
import { findSetUp } from "./find-set-up";

prepareTestDatabase();

const visitor = visitorContext();
const PASSWORD = "vier losse woorden hier";
const secretOf = (path: string) => new URL(path, "http://x.invalid").searchParams.get("link") ?? "";

describe("somebody who was added", () => {
  test("chooses a name and a password, once", async () => {
    const person = await somePerson({ name: "Els" });
    const { secret } = await peopleStore.createSetUpLink(person.id);
    expect(await findSetUp(visitor, secret)).toMatchObject({ person: { email: person.email, name: "Els" } });
    const set = { secret, name: "Els Bakker", password: PASSWORD };
    // The link says who it is: another address in the form changes nothing.
    const done = await completeSetUp(visitor, { ...set, email: "iemand@anders.nl" });
    expect(done).toEqual({ email: person.email });
    expect(await peopleStore.verifyPassword(person.id, PASSWORD)).toBe(true);
    expect(await peopleStore.find(person.id)).toMatchObject({ name: "Els Bakker", role: "consultant" });
    await expect(completeSetUp(visitor, set)).rejects.toMatchObject({ code: "LINK_EXPIRED" });
  });

  test("is signed out everywhere by a new password", async () => {
    const person = await somePerson({ password: PASSWORD });
    await contextOf(person);
    const { secret } = await peopleStore.createSetUpLink(person.id);
    await completeSetUp(visitor, { secret, name: "Els", password: "weer vier andere woorden" });
    expect(await peopleStore.sessionsOf(person.id)).toEqual([]);
  });

  test("keeps the link when the password is refused", async () => {
    const person = await somePerson({ name: "Els" });
    const { secret } = await peopleStore.createSetUpLink(person.id);
    const weak = completeSetUp(visitor, { secret, name: "Els", password: "wachtwoord12345" });
    await expect(weak).rejects.toMatchObject({ code: "WEAK_PASSWORD", params: { reason: "common" } });
    await completeSetUp(visitor, { secret, name: "Els", password: PASSWORD });
  });

  test("cannot use one link twice at the same moment", async () => {
    const person = await somePerson();
    const { secret } = await peopleStore.createSetUpLink(person.id);
    const outcomes = await Promise.allSettled(
      [1, 2, 3].map((n) => completeSetUp(visitor, { secret, name: `Els ${n}`, password: `${PASSWORD} ${n}` })),
    );
    expect(outcomes.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  });

  test.each(["", "rubbish", "A".repeat(43), randomUUID()])("a link of %j is nobody's", async (secret) => {
    expect(await findSetUp(visitor, secret)).toBeNull();
  });
});

describe("the first administrator", () => {
  beforeEach(async () => {
    await database().delete(people);
  });
  const withAdmin = (password: string | null) =>
    replaceSettings({
      ...settings(),
      firstAdmin: password === null ? null : { email: "bea@example.nl", password },
    });

  test("comes from the settings, once", async () => {
    withAdmin(PASSWORD);
    expect(await ensureFirstAdministrator()).toBe("made");
    expect(await ensureFirstAdministrator()).toBe("present");
    expect(await peopleStore.list()).toMatchObject([{ email: "bea@example.nl", role: "admin", hasPassword: true }]);
  });

  test("is one, though two consoles start at the same moment", async () => {
    withAdmin(PASSWORD);
    expect((await Promise.all([ensureFirstAdministrator(), ensureFirstAdministrator()])).sort()).toEqual([
      "made",
      "present",
    ]);
    expect(await peopleStore.countActiveAdmins()).toBe(1);
  });

  test("needs a password that is worth the name", async () => {
    withAdmin("kort");
    await expect(ensureFirstAdministrator()).rejects.toThrow(/ADMIN_PASSWORD.*too short/);
    expect(await peopleStore.list()).toEqual([]);
  });

  test("comes from a link that works once and dies with the first administrator", async () => {
    withAdmin(null);
    expect(await ensureFirstAdministrator()).toBe("missing");
    const early = secretOf(await pathOfFirstLink());
    const secret = secretOf(await pathOfFirstLink());
    expect(await findSetUp(visitor, early), "an earlier link").toBeNull();
    expect(await findSetUp(visitor, secret)).toEqual({ person: null });
    const input = { secret, name: "Bea", password: PASSWORD };
    await expect(completeSetUp(visitor, input)).rejects.toMatchObject({ code: "INVALID_INPUT" });
    expect(await completeSetUp(visitor, { ...input, email: "bea@example.nl" })).toEqual({ email: "bea@example.nl" });
    expect(await peopleStore.list()).toMatchObject([{ email: "bea@example.nl", role: "admin" }]);
    expect(await ensureFirstAdministrator()).toBe("present");

    const late = secretOf(await pathOfFirstLink());
    expect(await findSetUp(visitor, late), "there is an administrator").toBeNull();
    await expect(
      completeSetUp(visitor, { ...input, secret: late, email: "indringer@example.nl" }),
    ).rejects.toMatchObject({ code: "LINK_EXPIRED" });
    expect(await peopleStore.list()).toHaveLength(1);
  });
});
