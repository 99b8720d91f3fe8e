import { expect, test } from "vitest";
import { peopleStore } from "@/lib/store/people/people-store";
import { prepareTestDatabase } from "@/lib/testing/database";
import { somePerson } from "@/lib/testing/factories";
import { contextOf } from "@/lib/testing/service-context";
import { changeRole } from "./change-role";
import { setDisabled } from "./set-disabled";

prepareTestDatabase();

const newAdmin = () => somePerson({ role: "admin", password: "vier losse woorden hier" });

test("the last administrator can be neither demoted nor disabled, by two at the same moment either", async () => {
  const [anna, bert] = [await newAdmin(), await newAdmin()];
  // Somebody who cannot sign in yet is no way back into the console.
  await somePerson({ role: "admin", password: null });
  const [asAnna, asBert] = [await contextOf(anna), await contextOf(bert)];

  for (let round = 0; round < 5; round++) {
    const acts = await Promise.allSettled([
      changeRole(asAnna, { personId: bert.id, role: "consultant" }),
      setDisabled(asBert, { personId: anna.id, isDisabled: true }),
    ]);
    const refusals = acts.filter((act) => act.status === "rejected");
    expect(refusals).toHaveLength(1);
    expect(refusals[0]).toMatchObject({ reason: { code: "LAST_ADMIN" } });
    expect(await peopleStore.countActiveAdmins()).toBe(1);
    await peopleStore.setDisabled(anna.id, false);
    await peopleStore.setRole(bert.id, "admin");
  }

  await setDisabled(asAnna, { personId: bert.id, isDisabled: true });
  await expect(setDisabled(asAnna, { personId: anna.id, isDisabled: true })).rejects.toMatchObject({
    code: "LAST_ADMIN",
  });
  await expect(changeRole(asAnna, { personId: anna.id, role: "support" })).rejects.toMatchObject({
    code: "LAST_ADMIN",
  });
  expect(await peopleStore.find(anna.id)).toMatchObject({ role: "admin", disabledAt: null });
});
