import { hexOf } from "./random";
import type { CellValue } from "@/lib/profit/wire/get-connector-page";

/** The special connectors of the tab Connectors: listed nowhere in metainfo, each opens one service (protocol 7.1). */
type SpecialConnector =
  | "AppConnectorVersion"
  | "AppConnectorSubject"
  | "AppConnectorReport"
  | "AppConnectorFile"
  | "AppConnectorImage"
  | "AppConnectorData";

/** What one set of credentials may do (protocol 7.1). */
export type AppConnector = {
  name: string;
  /** 64 hex in capitals; null where only OAuth is allowed. */
  token: string | null;
  state: "active" | "blocked" | "expired" | "address-blocked";
  getConnectors: readonly string[];
  updateConnectors: readonly string[];
  specialConnectors: readonly SpecialConnector[];
  /** Filter authorisation: rows of any connector that has such a field show only with one of these values. */
  sees?: Readonly<Record<string, readonly CellValue[]>>;
  oauth?: { clientId: string; clientSecret: string; flows: readonly OAuthFlow[] };
};

type OAuthFlow = "client_credentials" | "authorization_code";

const EVERY_SPECIAL: readonly SpecialConnector[] = [
  "AppConnectorVersion",
  "AppConnectorSubject",
  "AppConnectorReport",
  "AppConnectorFile",
  "AppConnectorImage",
  "AppConnectorData",
];

/**
 * The app connectors of the sandbox. Tokens and secrets follow from the seed, so that a connection that a console
 * stored still works after the sandbox was restarted.
 */
export function appConnectorsOf(
  seed: string,
  getConnectors: readonly string[],
  updateConnectors: readonly string[],
): AppConnector[] {
  const token = (name: string) => hexOf(`${seed} token ${name}`, 64);
  const ordinary = getConnectors.filter((id) => !id.startsWith("Awkward_"));
  const active = (
    name: string,
    rights: Pick<AppConnector, "getConnectors" | "specialConnectors" | "sees"> & Partial<AppConnector>,
  ): AppConnector => ({
    name,
    token: token(name),
    state: "active",
    updateConnectors: [],
    ...rights,
  });
  const shut = (name: string, state: AppConnector["state"]): AppConnector => ({
    name,
    token: token(name),
    state,
    getConnectors: ordinary,
    updateConnectors: [],
    specialConnectors: ["AppConnectorVersion"],
  });
  return [
    active("full", { getConnectors, updateConnectors, specialConnectors: EVERY_SPECIAL }),
    active("read-only", { getConnectors: ordinary, specialConnectors: ["AppConnectorVersion"] }),
    active("support", {
      getConnectors: ordinary.filter((id) => id.startsWith("Profit_Subject")),
      specialConnectors: ["AppConnectorSubject", "AppConnectorReport", "AppConnectorFile"],
    }),
    active("limited", {
      getConnectors: ordinary,
      specialConnectors: ["AppConnectorVersion"],
      sees: { UnitId: [1], Vestiging: ["AMF"] },
    }),
    shut("blocked", "blocked"),
    shut("expired", "expired"),
    shut("address-blocked", "address-blocked"),
    {
      name: "oauth",
      token: null,
      state: "active",
      getConnectors: ordinary,
      updateConnectors,
      specialConnectors: ["AppConnectorVersion"],
      oauth: {
        clientId: hexOf(`${seed} client oauth`, 32),
        clientSecret: hexOf(`${seed} secret oauth`, 64),
        flows: ["client_credentials", "authorization_code"],
      },
    },
  ];
}

export function xmlTokenOf(token: string): string {
  return `<token><version>1</version><data>${token}</data></token>`;
}

/** The Authorization header of a classic token (protocol 2.1). */
export function authorizationOf(token: string): string {
  return `AfasToken ${Buffer.from(xmlTokenOf(token), "utf8").toString("base64")}`;
}
