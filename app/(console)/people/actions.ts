"use server";

import { defineAction } from "@/lib/actions/define-action";
import { AddPersonInput, addPerson } from "@/lib/services/people/add-person";
import { ChangeRoleInput, changeRole } from "@/lib/services/people/change-role";
import { EndSessionsOfInput, endSessionsOf } from "@/lib/services/people/end-sessions-of";
import { RenewSetUpLinkInput, renewSetUpLink } from "@/lib/services/people/renew-set-up-link";
import { SetDisabledInput, setDisabled } from "@/lib/services/people/set-disabled";
import { SetGrantInput, setGrant } from "@/lib/services/people/set-grant";

export const addPersonAction = defineAction(AddPersonInput, addPerson);
export const changeRoleAction = defineAction(ChangeRoleInput, changeRole);
export const endSessionsOfAction = defineAction(EndSessionsOfInput, endSessionsOf);
export const renewSetUpLinkAction = defineAction(RenewSetUpLinkInput, renewSetUpLink);
export const setDisabledAction = defineAction(SetDisabledInput, setDisabled);
export const setGrantAction = defineAction(SetGrantInput, setGrant);
