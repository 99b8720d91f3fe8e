import type { AppConnector } from "../app-connectors";
import { SandboxRefusal } from "../refusal";

/** Without its special connector a service is refused as a connector outside the app connector is (inferred; protocol 7.1). */
export function demandSpecial(
  { specialConnectors }: AppConnector,
  special: AppConnector["specialConnectors"][number],
): void {
  if (!specialConnectors.includes(special)) throw new SandboxRefusal("notAuthorised", special);
}
