import { shownOn } from "@/lib/actions/unmask-cookies";
import type { ServiceContext } from "@/lib/services/context";
import { listSensitiveFields } from "@/lib/services/privacy/list-sensitive-fields";
import { decideFieldAction, maskAgainAction, showValuesAction } from "../../privacy/actions";

/** What the page needs to say which columns are masked. Asked once the fields are known: they are remembered by then. */
export async function pagePrivacy(ctx: ServiceContext, place: { connectionId: string; connectorId: string }) {
  const [known, shown] = await Promise.all([listSensitiveFields(ctx, place), shownOn(ctx, place)]);
  return {
    ...known,
    shown,
    actions: { show: showValuesAction, maskAgain: maskAgainAction, decide: decideFieldAction },
  };
}
