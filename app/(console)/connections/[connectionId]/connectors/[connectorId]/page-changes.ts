import type { ChangesActions } from "@/components/connectors/changes/changes-bar";
import {
  confirmDeletedAction,
  findDeletedAction,
  findMarkAction,
  forgetDeletedAction,
  proposeDeletedAction,
  takeMarkAction,
} from "../../changes/actions";

/** Whom the bar of changes asks. */
export const pageChanges: ChangesActions = {
  find: findMarkAction,
  take: takeMarkAction,
  deleted: {
    find: findDeletedAction,
    propose: proposeDeletedAction,
    confirm: confirmDeletedAction,
    forget: forgetDeletedAction,
  },
};
