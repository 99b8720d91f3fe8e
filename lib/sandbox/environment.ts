import { type AppConnector, appConnectorsOf } from "./app-connectors";
import { type ClassicTokens, createClassicTokens } from "./classic-tokens";
import type { Documents } from "./documents/stored-file";
import type { WrittenFilter } from "./filter/expression";
import type { WrittenOrder } from "./filter/order";
import type { Given } from "./given";
import type { Language } from "./language";
import { type AuthorizationServer, createAuthorizationServer } from "./oauth/authorization-server";
import { createNtlm, type Ntlm } from "./ntlm/handshake";
import { createOneTimePasswords, type OneTimePasswords } from "./otp/one-time-passwords";
import { SandboxRefusal } from "./refusal";
import { authorisationTests } from "./rows/authorisation";
import type { GetConnectorDefinition } from "./rows/definition";
import { callableOf } from "./rights";
import { rowWriter } from "./rows/print-cell";
import { privateFieldsOf, withoutPrivate } from "./rows/privacy";
import { checkQuery, type Selection } from "./rows/query";
import type { RowSource, RowWriter } from "./rows/row-source";
import { select } from "./rows/select";
import { xsdOf } from "./schema/xsd-of";
import type { SandboxSettings } from "./settings";
import { type CommandQueue, createCommandQueue } from "./soap/commands/command-queue";
import type { References } from "./updates/check/check-lines";
import { companionGetConnectors } from "./updates/companion-get-connectors";
import type { UpdateConnectorDefinition } from "./updates/definition";
import { createRecordStore, type RecordStore } from "./updates/store/record-store";
import { type User, usersOf } from "./users";
import { worldOf } from "./worlds/world";

/** How many answers are kept per connector, so that the next page of the same question need not be worked out again. */
const KEPT_SELECTIONS = 8;

type Question = { filters: readonly WrittenFilter[]; order: readonly WrittenOrder[] };

/** A GetConnector of a running environment: its rows are built when first asked for, and kept. */
type LiveGetConnector = {
  definition: GetConnectorDefinition;
  source: RowSource;
  writer: RowWriter;
  /** Its rows follow from their numbers: no write can change them. */
  neverChanges: boolean;
  select: (appConnector: AppConnector, question: Question) => Selection;
};

/** A Profit environment in memory: what exists, who may call it, and the rows. Knows nothing of HTTP. */
export type Environment = {
  /** Such as `T12345AA`. */
  code: string;
  settings: SandboxSettings;
  /** What time it is. */
  clock: () => Date;
  appConnectors: readonly AppConnector[];
  users: readonly User[];
  classicTokens: ClassicTokens;
  oauth: AuthorizationServer;
  /** What AFAS Remote Cmd was given to do. */
  commands: CommandQueue;
  otp: OneTimePasswords;
  ntlm: Ntlm;
  documents: Documents;
  /** What metainfo lists for a caller. */
  listFor: (appConnector: AppConnector) => {
    getConnectors: GetConnectorDefinition[];
    updateConnectors: UpdateConnectorDefinition[];
  };
  /** Refuses what is outside the app connector and what does not exist in the same words (protocol 7.2, 7.3). */
  getConnectorFor: (appConnector: AppConnector, id: string) => LiveGetConnector;
  /** As getConnectorFor, for writing. */
  updateConnectorFor: (appConnector: AppConnector, id: string) => UpdateConnectorDefinition;
  /** The XSD of an UpdateConnector, refused as by updateConnectorFor; labels are Dutch unless said otherwise. */
  xsdFor: (appConnector: AppConnector, id: string, language?: Language) => string;
  /** What is written, and where. */
  store: RecordStore;
  /** What the fields of UpdateConnectors point into. */
  references: References;
  /** To be called when records changed: what GetConnectors remember of them is forgotten. */
  recordsChanged: () => void;
};

export function createEnvironment(settings: SandboxSettings, clock: () => Date, given: Given): Environment {
  const world = worldOf(settings, given);
  const store = createRecordStore();
  const companions = world.updateConnectors.flatMap((definition) => companionGetConnectors(definition, store));
  const definitions = new Map([...world.getConnectors, ...companions].map((definition) => [definition.id, definition]));
  const updateConnectors = new Map(world.updateConnectors.map((definition) => [definition.id, definition]));
  const appConnectors = appConnectorsOf(settings, {
    getConnectors: world.getConnectors.map(({ id }) => id),
    updateConnectors: [...updateConnectors.keys()],
    companions: companions.map(({ id }) => id),
  });
  const users = usersOf(settings.seed);
  const classicTokens = createClassicTokens(appConnectors);
  const live = new Map<string, LiveGetConnector>();
  const nameOf = (id: string, known: ReadonlyMap<string, unknown>) =>
    settings.openQuestions.names === "any-case"
      ? ([...known.keys()].find((name) => name.toLowerCase() === id.toLowerCase()) ?? id)
      : id;
  return {
    code: "T12345AA",
    settings,
    clock,
    appConnectors,
    users,
    classicTokens,
    oauth: createAuthorizationServer(appConnectors, settings, clock),
    commands: createCommandQueue(clock),
    otp: createOneTimePasswords({ seed: settings.seed, appConnectors, users, tokens: classicTokens }, clock),
    ntlm: createNtlm(users),
    documents: world.documents,
    listFor: (appConnector) => {
      const ids = settings.openQuestions.metainfoLists === "callable" ? callableOf(appConnector) : appConnector;
      return {
        getConnectors: ids.getConnectors.flatMap((id) => definitions.get(id) ?? []),
        updateConnectors: ids.updateConnectors.flatMap((id) => updateConnectors.get(id) ?? []),
      };
    },
    updateConnectorFor: (appConnector, written) => {
      const id = nameOf(written, updateConnectors);
      const definition = callableOf(appConnector).updateConnectors.includes(id) ? updateConnectors.get(id) : undefined;
      if (!definition) throw new SandboxRefusal("notAuthorised", written);
      return definition;
    },
    store,
    references: world.references,
    xsdFor: (appConnector, written, language) => {
      const id = nameOf(written, updateConnectors);
      const definition = updateConnectors.get(id);
      const callable = callableOf(appConnector).updateConnectors;
      // A given XSD of a connector that is described nowhere is shown to whoever may write at all.
      const isCallable = definition ? callable.includes(id) : callable.length > 0;
      const xsd = isCallable ? xsdOf(given.xsdFiles, id, definition, language) : undefined;
      if (xsd === undefined) throw new SandboxRefusal("notAuthorised", written);
      return xsd;
    },
    recordsChanged: () => {
      for (const [id, { neverChanges }] of live) if (!neverChanges) live.delete(id);
    },
    getConnectorFor: (appConnector, written) => {
      const id = nameOf(written, definitions);
      const definition = callableOf(appConnector).getConnectors.includes(id) ? definitions.get(id) : undefined;
      if (!definition) throw new SandboxRefusal("notAuthorised", written);
      const hidden = appConnector.hasNoPrivacyRights ? privateFieldsOf(definition) : new Set<number>();
      const name = hidden.size > 0 ? `${id} without private fields` : id;
      const known = live.get(name) ?? goLive(definition, hidden, settings);
      live.set(name, known);
      return known;
    },
  };
}

function goLive(
  definition: GetConnectorDefinition,
  hidden: ReadonlySet<number>,
  settings: SandboxSettings,
): LiveGetConnector {
  const whole = definition.source();
  const source = hidden.size > 0 ? withoutPrivate(whole, hidden) : whole;
  const kept = new Map<string, Selection>();
  return {
    definition,
    source,
    writer: rowWriter(definition, source, settings.profitVersion),
    neverChanges: source.bulk !== undefined,
    select: (appConnector, question) => {
      const name = `${appConnector.name} ${JSON.stringify(question)}`;
      const known = kept.get(name);
      if (known) return known;
      const query = checkQuery(definition, question, settings.openQuestions);
      const selection = select(source, {
        ...query,
        tests: [...query.tests, ...authorisationTests(definition, appConnector)],
      });
      const oldest = kept.size >= KEPT_SELECTIONS ? kept.keys().next().value : undefined;
      if (oldest !== undefined) kept.delete(oldest);
      kept.set(name, selection);
      return selection;
    },
  };
}
