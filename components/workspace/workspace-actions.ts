import { createContext, use } from "react";
import type { ReadFieldIndex } from "@/components/connectors/catalogue/field-index-query";
import type { ActionResult } from "@/lib/actions/action-result";
import type { SetFavouriteInput } from "@/lib/services/workspace/favourites";
import type { ListPairingsInput, PairingInput } from "@/lib/services/workspace/pairings";
import type { KeyPairing } from "@/lib/services/workspace/port";

export type WorkspaceActions = {
  setFavourite: (input: SetFavouriteInput) => Promise<ActionResult<void>>;
  listPairings: (input: ListPairingsInput) => Promise<ActionResult<KeyPairing[]>>;
  confirmPairing: (input: PairingInput) => Promise<ActionResult<void>>;
  forgetPairing: (input: PairingInput) => Promise<ActionResult<void>>;
  readFieldIndex: ReadFieldIndex;
};

const Context = createContext<WorkspaceActions | null>(null);

/** For the shell: what is deep inside a page need not be handed its actions by everything around it. */
export const WorkspaceActionsProvider = Context.Provider;

export function useWorkspaceActions(): WorkspaceActions {
  const actions = use(Context);
  if (!actions) throw new Error("There is no shell around this");
  return actions;
}
