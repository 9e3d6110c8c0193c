/** One transaction over the whole database of history, so that tabs never see or make half a change. */
import type { IDBPTransaction, StoreNames } from 'idb';
import { STORES, type HistoryDatabase, type HistorySchema } from './historySchema.ts';

/** Keys of the segments that are different now. */
export type Changed = readonly number[];

export type Writing = IDBPTransaction<HistorySchema, StoreNames<HistorySchema>[], 'readwrite'>;

/** One transaction. What fails in it, even before the browser has a look at it, leaves nothing of the rest. */
export async function writing<Result>(
  db: HistoryDatabase,
  work: (transaction: Writing) => Promise<Result>,
): Promise<Result> {
  const transaction = db.transaction([...STORES], 'readwrite', { durability: 'relaxed' });
  // A request that fails ends the transaction, which then fails as well; that second failure has nothing to add.
  transaction.done.catch(() => undefined);
  try {
    const result = await work(transaction);
    // Asked for, it does not wait until this page has heard of every request.
    end(() => transaction.commit());
    await transaction.done;
    return result;
  } catch (error) {
    end(() => transaction.abort());
    throw error;
  }
}

function end(how: () => void): void {
  try {
    how();
  } catch {
    // It has ended by itself.
  }
}

export function storeOf<Name extends StoreNames<HistorySchema>>(transaction: Writing, name: Name) {
  return transaction.objectStore(name);
}
