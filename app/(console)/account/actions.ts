"use server";

import { z } from "zod";
import { defineAction } from "@/lib/actions/define-action";
import { ChangeOwnNameInput, changeOwnName } from "@/lib/services/people/change-own-name";
import { ChangeOwnPasswordInput, changeOwnPassword } from "@/lib/services/people/change-own-password";
import { endOwnSessions } from "@/lib/services/people/end-own-sessions";
import { signOut } from "@/lib/session/sign-out";

export const changeOwnNameAction = defineAction(ChangeOwnNameInput, changeOwnName);
export const changeOwnPasswordAction = defineAction(ChangeOwnPasswordInput, changeOwnPassword);
export const endOwnSessionsAction = defineAction(z.void(), endOwnSessions);
/** Ends this session and takes the cookie back; the page then goes to the sign-in page. */
export const signOutAction = defineAction(z.void(), (ctx) => signOut(ctx.actor.sessionId));
