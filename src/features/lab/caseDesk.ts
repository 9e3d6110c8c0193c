/** The cases at hand, read off the page's thread. Lives as long as the page, so that a table is not lost with its screen. */
import { createStore, type Store } from '#data/store.ts';
import type { Mapping } from '#lab/caseColumns.ts';
import type { CaseReader } from '#workers/cases.ts';
import { afterReading, NO_CASES, type CaseState } from './labCaseModel.ts';

export interface CaseDesk {
  state: Store<CaseState>;
  read(file: Blob, name: string): Promise<void>;
  map(sheet: number, mapping: Mapping | undefined): Promise<void>;
  cancel(): void;
}

/** Opens an empty desk over a reader. */
export function openCaseDesk(reader: CaseReader): CaseDesk {
  const state = createStore<CaseState>(NO_CASES);
  return {
    state,
    read: async (file, name) => {
      state.set({ kind: 'reading', name });
      const reading = await reader.read(file, name);
      state.update((now) => afterReading(now, name, reading));
    },
    map: async (sheet, mapping) => {
      const reading = await reader.map(sheet, mapping);
      state.update((now) => afterReading(now, '', reading));
    },
    cancel: () => {
      reader.cancel();
      state.set(NO_CASES);
    },
  };
}
