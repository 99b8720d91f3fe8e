"use client";

import * as Slot from "radix-ui/slot";
import { lazy, Suspense } from "react";
import { useLate } from "../ui/use-late";
import type { AccountMenuProps } from "./open-account-menu";

const load = () => import("./open-account-menu").then((module) => ({ default: module.OpenAccountMenu }));
const OpenAccountMenu = lazy(load);

/** The menu of the signed-in person, on every page; its code comes with the first use (use-late.ts). */
export function AccountMenu(props: AccountMenuProps) {
  const late = useLate(load);
  const standIn = (
    <Slot.Root aria-haspopup="menu" aria-expanded={false} {...late.handlers} onKeyDown={late.onKeyDown}>
      {props.children}
    </Slot.Root>
  );
  return (
    <Suspense fallback={standIn}>
      {late.isWanted ? <OpenAccountMenu {...props} isByKeyboard={late.isByKeyboard} /> : standIn}
    </Suspense>
  );
}
