import type { AddressRules } from "./address-rules";
import { hexOf } from "./random";
import type { UserRights } from "./rights";
import type { SandboxSettings } from "./settings";
import { GROUP } from "./users";

/** The special connectors of the tab Connectors: listed nowhere in metainfo, each opens one service (protocol 7.1). */
type SpecialConnector =
  | "AppConnectorVersion"
  | "AppConnectorSubject"
  | "AppConnectorReport"
  | "AppConnectorFile"
  | "AppConnectorImage"
  | "AppConnectorData"
  | "AFASRemoteCmd";

/** What one set of credentials may do (protocol 7.1). */
export type AppConnector = UserRights & {
  name: string;
  /** 64 hex in capitals; null where only OAuth is allowed. */
  token: string | null;
  /** The last day of the token, `YYYY-MM-DD`; null when it has none. From September 2026 on they have (protocol 2.1). */
  tokenEnds: string | null;
  /** The user group: ids of those who may have a token or sign in (protocol 7.1). The first is who `token` acts as. */
  users: readonly string[];
  state: "active" | "blocked" | "expired" | "address-blocked";
  getConnectors: readonly string[];
  updateConnectors: readonly string[];
  specialConnectors: readonly SpecialConnector[];
  /** Where calls may come from; anywhere when left out. */
  addresses?: AddressRules;
  oauth?: OAuthClient;
};

export type OAuthFlow = "client_credentials" | "authorization_code";

/** An app connector that is an OAuth client (protocol 2.4). What changes while the sandbox runs stands in `oauth/`. */
export type OAuthClient = {
  clientId: string;
  /** How it proves who it is: with a secret, only with a key of its own, or not at all (Profit 9, protocol 2.5). */
  proof: "secret" | "key" | "none";
  /** Null unless `proof` is "secret". */
  clientSecret: string | null;
  /** Where a browser may be sent back to; more can be registered over the control API. */
  redirectUris: readonly string[];
  flows: readonly OAuthFlow[];
};

const BOTH_FLOWS: readonly OAuthFlow[] = ["client_credentials", "authorization_code"];

type Settings = Pick<SandboxSettings, "seed" | "profitVersion" | "redirectUris">;

const EVERY_SPECIAL: readonly SpecialConnector[] = [
  "AppConnectorVersion",
  "AppConnectorSubject",
  "AppConnectorReport",
  "AppConnectorFile",
  "AppConnectorImage",
  "AppConnectorData",
  "AFASRemoteCmd",
];

/** What opens attachments, reports, files and images. */
const DOCUMENTS: readonly SpecialConnector[] = [
  "AppConnectorSubject",
  "AppConnectorReport",
  "AppConnectorFile",
  "AppConnectorImage",
];

/** What `writer` may write: a link that creates relations and dossier items. */
const WRITTEN = ["KnPerson", "KnOrganisation", "KnContact", "KnSubject", "KnSubjectReaction"];

/** What a user without rights in the books may not use. */
const FINANCE = /^(Profit_(Accounts|Journals|Transactions|Period_balance|VAT_code|Fin_)|Fi[A-Z])/;

/** `companions` show what UpdateConnectors can write, so only those who may write and see everything have them. */
type Connectors = Readonly<Record<"getConnectors" | "updateConnectors" | "companions", readonly string[]>>;

type Rights = Pick<AppConnector, "getConnectors" | "specialConnectors"> & Partial<AppConnector>;

/** Less than all: by what the app connector lists, or by what its user may (protocol 7.1). */
function narrowedRights(getConnectors: readonly string[], updateConnectors: readonly string[]) {
  return {
    limited: {
      getConnectors,
      specialConnectors: ["AppConnectorVersion", ...DOCUMENTS],
      sees: { UnitId: [1], Vestiging: ["AMF"] },
    },
    writer: {
      getConnectors,
      updateConnectors: updateConnectors.filter((id) => WRITTEN.includes(id)),
      specialConnectors: ["AppConnectorVersion", "AppConnectorData"],
    },
    "no-finance": {
      getConnectors,
      updateConnectors,
      specialConnectors: ["AppConnectorVersion"],
      mayNotUse: [...getConnectors, ...updateConnectors].filter((id) => FINANCE.test(id)),
    },
    "no-privacy": {
      getConnectors,
      updateConnectors,
      specialConnectors: ["AppConnectorVersion"],
      hasNoPrivacyRights: true,
    },
    "no-specials": { getConnectors, updateConnectors, specialConnectors: [] },
  } as const satisfies Record<string, Rights>;
}

/**
 * The app connectors of the sandbox. Tokens and secrets follow from the seed, so that a connection that a console
 * stored still works after the sandbox was restarted.
 */
export function appConnectorsOf(
  settings: Settings,
  { getConnectors, updateConnectors, companions }: Connectors,
): AppConnector[] {
  const { seed, profitVersion } = settings;
  const ordinary = getConnectors.filter((id) => !id.startsWith("Awkward_"));
  const active = (name: string, rights: Rights): AppConnector => ({
    name,
    token: hexOf(`${seed} token ${name}`, 64),
    tokenEnds: null,
    users: GROUP,
    state: "active",
    updateConnectors: [],
    ...rights,
  });
  const ordinaryRights = { getConnectors: ordinary, specialConnectors: ["AppConnectorVersion"] } as const;
  const clientOf = (name: string, flows: readonly OAuthFlow[] = BOTH_FLOWS, proof: OAuthClient["proof"] = "secret") =>
    oauthClientOf(settings, name, flows, proof);
  const client = (name: string, oauth: OAuthClient, state: AppConnector["state"] = "active") =>
    active(name, { ...ordinaryRights, updateConnectors, token: null, oauth, state });
  return [
    active("full", {
      getConnectors: [...getConnectors, ...companions],
      updateConnectors,
      specialConnectors: EVERY_SPECIAL,
      opensRestricted: true,
    }),
    active("read-only", ordinaryRights),
    active("support", {
      getConnectors: ordinary.filter((id) => id.startsWith("Profit_Subject")),
      specialConnectors: DOCUMENTS,
    }),
    ...Object.entries(narrowedRights(ordinary, updateConnectors)).map(([name, rights]) => active(name, rights)),
    active("blocked", { ...ordinaryRights, state: "blocked" }),
    active("expired", { ...ordinaryRights, state: "expired" }),
    // The end that existing tokens get when classic ones are phased out (protocol 2.1).
    active("expiring", { ...ordinaryRights, tokenEnds: "2027-02-15" }),
    active("address-blocked", { ...ordinaryRights, state: "address-blocked" }),
    active("address-rules", {
      ...ordinaryRights,
      addresses: { allow: ["127.0.0.0/8", "::1"], deny: ["127.0.0.66/31"] },
    }),
    { ...client("oauth", clientOf("oauth")), getConnectors: [...ordinary, ...companions] },
    client("oauth-machine", clientOf("oauth-machine", ["client_credentials"])),
    client("oauth-user", clientOf("oauth-user", ["authorization_code"])),
    client("oauth-blocked", clientOf("oauth-blocked"), "blocked"),
    ...(profitVersion >= 9
      ? [
          active("hybrid", { ...ordinaryRights, updateConnectors, oauth: clientOf("hybrid") }),
          client("oauth-key", clientOf("oauth-key", BOTH_FLOWS, "key")),
          client("oauth-public", clientOf("oauth-public", ["authorization_code"], "none")),
        ]
      : []),
  ];
}

function oauthClientOf(
  { seed, redirectUris }: Settings,
  name: string,
  flows: readonly OAuthFlow[],
  proof: OAuthClient["proof"],
): OAuthClient {
  return {
    clientId: hexOf(`${seed} client ${name}`, 32),
    proof,
    clientSecret: proof === "secret" ? hexOf(`${seed} secret ${name}`, 64) : null,
    redirectUris: flows.includes("authorization_code") ? redirectUris : [],
    flows,
  };
}

export function xmlTokenOf(token: string): string {
  return `<token><version>1</version><data>${token}</data></token>`;
}

/** The Authorization header of a classic token (protocol 2.1). */
export function authorizationOf(token: string): string {
  return `AfasToken ${Buffer.from(xmlTokenOf(token), "utf8").toString("base64")}`;
}
