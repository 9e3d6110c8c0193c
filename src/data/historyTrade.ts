/** Records out of the history and into it: a file of many, one without its secrets, what was packed from a file. */
import type { Exchange } from './exchange.ts';
import { FILE_TAIL, fileHead, recordWriter } from './historyFile.ts';
import type { HistoryKeeper } from './history.ts';
import { opened, type PackedCalls } from './historyPack.ts';
import { rowsOf, type Pack, type Row } from './historySchema.ts';
import { fileOfPieces } from './pieces.ts';
import { rester } from './rester.ts';

/** Ids of the records wanted, by the key of their segment. */
export type Selection = ReadonlyMap<number, ReadonlySet<string>>;

/** Every record of a selection with the pack it lies in, the oldest first. Whoever uses the page comes first. */
async function* chosen(keeper: HistoryKeeper, selection: Selection): AsyncGenerator<{ row: Row; pack: Pack }> {
  const rest = rester();
  for (const key of [...selection.keys()].toSorted((a, b) => a - b)) {
    const [segment, packs] = await Promise.all([keeper.segment(key), keeper.packs(key)]);
    const wanted = selection.get(key)!;
    for (const row of segment ? rowsOf(segment) : []) {
      const pack = packs.get(row.pack);
      if (!pack || !wanted.has(row.id)) continue;
      yield { row, pack };
      await rest();
    }
  }
}

/** A file of our own: with the exact bytes and without a secret. */
export function historyFile(keeper: HistoryKeeper, selection: Selection, now: Date): Promise<Blob> {
  return fileOfPieces(historyPieces(keeper, selection, now), 'application/json');
}

async function* historyPieces(keeper: HistoryKeeper, selection: Selection, now: Date): AsyncGenerator<string> {
  yield fileHead(now.toISOString());
  const recordText = recordWriter();
  let separator = '';
  for await (const { row, pack } of chosen(keeper, selection)) {
    yield separator + recordText(row, pack);
    separator = ',\n';
  }
  yield FILE_TAIL;
}

/** The calls of a selection with every secret masked, for other tools to read. */
export async function* maskedExchanges(keeper: HistoryKeeper, selection: Selection): AsyncGenerator<Exchange> {
  for await (const { row, pack } of chosen(keeper, selection)) {
    const record = await opened(pack, row.place, []);
    if (record) yield record.exchange;
  }
}

/** Records written in one go, with the transaction paid once. */
const AT_ONCE = 1000;
/** Bytes of bodies after which fewer have to do: what is handed over in one go must not hold the page up. */
const BYTES_AT_ONCE = 16 * 1024 * 1024;

export interface Taken {
  count: number;
  /** Whether that is all there was: a file may go away while it is read. */
  whole: boolean;
}

/**
 * Takes in what was packed, a portion at a time; what came before a failure stays.
 * @param onTaken told how many are written so far.
 */
export async function adopt(
  keeper: HistoryKeeper,
  portions: AsyncIterable<PackedCalls>,
  onTaken: (count: number) => void = () => undefined,
): Promise<Taken> {
  let count = 0;
  let whole = true;
  let waiting: PackedCalls[] = [];
  let [records, bytes] = [0, 0];
  const write = async () => {
    await keeper.adopt(waiting);
    count += records;
    waiting = [];
    [records, bytes] = [0, 0];
    onTaken(count);
  };
  for await (const portion of untilBroken(portions, () => (whole = false))) {
    waiting.push(portion);
    records += portion.heads.length;
    bytes += portion.pack.bytes.length;
    if (records >= AT_ONCE || bytes >= BYTES_AT_ONCE) await write();
  }
  if (waiting.length > 0) await write();
  return { count, whole };
}

/** Ends where reading fails; what fails while a portion is dealt with is not its business. */
async function* untilBroken<Portion>(portions: AsyncIterable<Portion>, onBroken: () => void): AsyncGenerator<Portion> {
  try {
    yield* portions;
  } catch {
    onBroken();
  }
}
