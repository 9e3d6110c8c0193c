/** How much of each kind is kept on this device, and the way to be rid of one kind alone. */
import { queryOptions } from '@tanstack/react-query';
import type { ConsoleData } from './console.ts';
import { DATABASE_PREFIX, ownDatabases } from './databaseNames.ts';

const KEPT = ['history', 'conversations', 'vocabularies', 'runs', 'cases'] as const;

export type Kept = (typeof KEPT)[number];

export interface Amount {
  count: number;
  /** Where it is known. */
  bytes?: number;
}

export interface KeptAmounts {
  /** Nothing where a kind cannot be read. */
  amounts: Readonly<Record<Kept, Amount | undefined>>;
  /** Bytes the browser says this page takes; nothing where it does not say. */
  used: number | undefined;
}

/** Counted anew whenever it is shown. */
export function keptOptions(data: ConsoleData) {
  return queryOptions({
    queryKey: ['kept'],
    queryFn: () => keptAmounts(data),
    staleTime: 0,
    gcTime: 0,
  });
}

const NONE: Amount = { count: 0 };

async function keptAmounts(data: ConsoleData): Promise<KeptAmounts> {
  // A database that is not there is not opened to be counted.
  const there = new Set(await ownDatabases());
  const ask = async (kind: Kept): Promise<Amount | undefined> => {
    if (kind !== 'cases' && !there.has(DATABASE_PREFIX + kind)) return NONE;
    return COUNTS[kind](data).catch(() => undefined);
  };
  const [counted, used] = await Promise.all([Promise.all(KEPT.map(ask)), usedSpace()]);
  const [history, conversations, vocabularies, runs, cases] = counted;
  return { amounts: { history, conversations, vocabularies, runs, cases }, used };
}

const COUNTS: Record<Kept, (data: ConsoleData) => Promise<Amount | undefined>> = {
  history: async ({ history }) => {
    const totals = await (await history.keeper())?.totals();
    return totals && { count: totals.count, bytes: totals.bytes };
  },
  conversations: async ({ conversations }) => ({ count: (await conversations()).list.get().length }),
  vocabularies: async ({ vocabularies }) => {
    const amount = await (await vocabularies()).amount();
    return amount.ok ? amount.value : undefined;
  },
  runs: async ({ runs }) => ({ count: (await (await runs()).list()).length }),
  cases: async ({ collectedCases }) => ({ count: (await collectedCases()).get().length }),
};

async function usedSpace(): Promise<number | undefined> {
  try {
    return (await navigator.storage.estimate()).usage;
  } catch {
    return undefined;
  }
}

/** Removes everything of one kind; runs go by the desk that may have one going. */
export async function removeKept(data: ConsoleData, kind: Exclude<Kept, 'runs'>): Promise<void> {
  switch (kind) {
    case 'history':
      return (await data.history.keeper())?.forget();
    case 'conversations':
      return (await data.conversations()).clear();
    case 'vocabularies':
      return void (await (await data.vocabularies()).removeSets());
    case 'cases':
      return (await data.collectedCases()).set([]);
  }
}
