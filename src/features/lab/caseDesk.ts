/** The cases at hand, read off the page's thread. Lives as long as the page, so that a table is not lost with its screen. */
import { createStore, type Store } from '#data/store.ts';
import type { Mapping } from '#lab/caseColumns.ts';
import { collectCall, type AnsweredCall, type CollectedCase } from '#lab/fromCall.ts';
import type { CaseReader } from '#workers/cases.ts';
import { afterReading, NO_CASES, withCalls, type CaseState } from './labCaseModel.ts';

export interface CaseDesk {
  state: Store<CaseState>;
  /** Calls of the workbench at the end of the table. */
  collected: Store<readonly CollectedCase[]>;
  read(file: Blob, name: string): Promise<void>;
  map(sheet: number, mapping: Mapping | undefined): Promise<void>;
  cancel(): void;
  /** Puts a call at the end of the table; one that is there already stays there once. @returns whether it is new. */
  collect(call: AnsweredCall): Promise<boolean>;
  /** Takes collected cases out of the table, by the ids of their calls; the result puts them back where they were. */
  drop(calls: ReadonlySet<string>): () => void;
}

/**
 * Opens an empty desk over a reader.
 * @param kept what was collected in this tab, once it is loaded.
 */
export function openCaseDesk(reader: CaseReader, kept: Promise<Store<readonly CollectedCase[]>>): CaseDesk {
  const state = createStore<CaseState>(NO_CASES);
  const collected = createStore<readonly CollectedCase[]>([]);
  let file: CaseState = NO_CASES;
  const show = (next: CaseState) => {
    file = next;
    state.set(withCalls(file, collected.get()));
  };
  const loaded = kept.then((store) => {
    const take = () => {
      collected.set(store.get());
      show(file);
    };
    store.subscribe(take);
    take();
    return store;
  });
  return {
    state,
    collected,
    read: async (blob, name) => {
      show({ kind: 'reading', name });
      const reading = await reader.read(blob, name);
      show(afterReading(file, name, reading));
    },
    map: async (sheet, mapping) => {
      const reading = await reader.map(sheet, mapping);
      show(afterReading(file, '', reading));
    },
    cancel: () => {
      reader.cancel();
      show(NO_CASES);
    },
    collect: async (call) => {
      const store = await loaded;
      const before = store.get();
      if (before.some((each) => each.call === call.id)) return false;
      store.set([...before, collectCall(call, before)]);
      return true;
    },
    drop: (calls) => {
      const before = collected.get();
      void loaded.then((store) => store.update((now) => now.filter(({ call }) => !calls.has(call))));
      return () => void loaded.then((store) => store.update((now) => putBack(now, before, calls)));
    },
  };
}

// What was dropped goes where it stood; what was collected or taken out meanwhile stays so.
function putBack(
  now: readonly CollectedCase[],
  before: readonly CollectedCase[],
  calls: ReadonlySet<string>,
): CollectedCase[] {
  const present = new Set(now.map(({ call }) => call));
  const known = new Set(before.map(({ call }) => call));
  const old = before.filter(({ call }) => calls.has(call) || present.has(call));
  return [...old, ...now.filter(({ call }) => !known.has(call))];
}
