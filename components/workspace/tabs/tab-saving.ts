import type { SaveTabsInput } from "@/lib/services/workspace/save-tabs";
import type { WorkspaceTab } from "@/lib/services/workspace/workspace-tab";
import type { Tab, TabList } from "./tab-list";

const PAUSE_MS = 800;
const AFTER_TROUBLE_MS = 15_000;
/** As the verb has it; a longer query stays in this browser tab, and only its connector is kept. */
const MOST_SEARCH = 4_096;

type Saving = {
  save: (changes: SaveTabsInput) => Promise<WorkspaceTab[]>;
  read: () => TabList;
  /** `untold` and `known` as `adopted` takes them. */
  onSaved: (tabs: WorkspaceTab[], told: { untold: ReadonlySet<string>; known: ReadonlySet<string> }) => void;
  /** Once, until saving works again. */
  onTrouble: () => void;
};

/**
 * Tells the server what changed, a moment after the last change, one message at a time. What could not be told stays
 * to be told.
 */
export function createTabSaving({ save, read, onSaved, onTrouble }: Saving, initial: readonly WorkspaceTab[]) {
  let told = new Map(initial.map((tab) => [tab.id, signOf(tab)]));
  let toldOrder = initial.map(({ id }) => id).join();
  let timer: ReturnType<typeof setTimeout> | undefined;
  let isSaving = false;
  let isTroubled = false;

  const pending = (): { changes: SaveTabsInput; hasChanges: boolean } => {
    const tabs = read().tabs.map(keptOf);
    const order = tabs.map(({ id }) => id);
    const changed = tabs.filter((tab) => told.get(tab.id) !== signOf(tab));
    const closed = [...told.keys()].filter((id) => !order.includes(id));
    return {
      changes: { changed, closed, order },
      hasChanges: changed.length > 0 || closed.length > 0 || order.join() !== toldOrder,
    };
  };

  async function flush({ isLeaving = false } = {}): Promise<void> {
    clearTimeout(timer);
    const { changes, hasChanges } = pending();
    if (!hasChanges || (isSaving && !isLeaving)) return;
    isSaving = true;
    let next = PAUSE_MS;
    try {
      keep(changes, await save(changes));
      isTroubled = false;
    } catch {
      if (!isTroubled) onTrouble();
      isTroubled = true;
      next = AFTER_TROUBLE_MS;
    } finally {
      isSaving = false;
    }
    if (pending().hasChanges) schedule(next);
  }

  function keep({ changed }: SaveTabsInput, kept: WorkspaceTab[]): void {
    const known = new Set([...told.keys(), ...changed.map(({ id }) => id)]);
    for (const tab of changed) told.set(tab.id, signOf(tab));
    const untold = new Set(pending().changes.changed.map(({ id }) => id));
    onSaved(kept, { untold, known });
    const here = new Map(read().tabs.map((tab) => [tab.id, signOf(keptOf(tab))]));
    // What the server would not keep (its connection is gone) is not offered again and again: it counts as told.
    told = new Map(
      [...changed, ...kept].map((tab) => [
        tab.id,
        untold.has(tab.id) ? signOf(tab) : (here.get(tab.id) ?? signOf(tab)),
      ]),
    );
    toldOrder = kept.map(({ id }) => id).join();
  }

  function schedule(pause = PAUSE_MS): void {
    clearTimeout(timer);
    timer = setTimeout(() => void flush(), pause);
  }

  return { schedule, flush, stop: () => clearTimeout(timer) };
}

/** The same for the same tab, wherever it came from. */
function signOf({ id, connectionId, connectorId, title, search, isPinned, usedAt }: WorkspaceTab): string {
  return JSON.stringify([id, connectionId, connectorId, title, search, isPinned ?? false, usedAt]);
}

function keptOf(tab: Tab): WorkspaceTab {
  const { id, connectionId, connectorId, title, search, isPinned, usedAt } = tab;
  return {
    ...{ id, connectionId, connectorId, usedAt, search: search.length > MOST_SEARCH ? "" : search },
    ...(title !== undefined && { title }),
    ...(isPinned && { isPinned }),
  };
}
