import { createContext, useContext } from "react";

/** Whose rows a grid shows. Without it no key can be followed: the grid itself knows nothing of where rows come from. */
export type FollowPlace = { connectionId: string; connectorId: string };

const Context = createContext<FollowPlace | null>(null);
export const FollowPlaceProvider = Context.Provider;

export function useFollowPlace(): FollowPlace | null {
  return useContext(Context);
}
