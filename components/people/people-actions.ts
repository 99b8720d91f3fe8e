import type { ActionResult } from "@/lib/actions/action-result";
import type { AddedPerson } from "@/lib/services/people/add-person";
import type { Role } from "@/lib/services/roles";

/** What the people page hands in: server actions, one per act. */
export type PeopleActions = {
  add: (input: { name: string; email: string; role: Role }) => Promise<ActionResult<AddedPerson>>;
  changeRole: (input: { personId: string; role: Role }) => Promise<ActionResult<void>>;
  setDisabled: (input: { personId: string; isDisabled: boolean }) => Promise<ActionResult<void>>;
  setGrant: (input: { personId: string; connectionId: string; isGranted: boolean }) => Promise<ActionResult<void>>;
  endSessions: (input: { personId: string }) => Promise<ActionResult<number>>;
  renewLink: (input: { personId: string }) => Promise<ActionResult<{ linkSecret: string; linkExpiresAt: Date }>>;
};

export type NamedConnection = { id: string; name: string };
