/** Records out of the history and into it: a file of many, one without its secrets, a file that was looked through. */
import type { Exchange } from './exchange.ts';
import { headOf } from './historyHead.ts';
import { FILE_TAIL, fileHead, recordText } from './historyFile.ts';
import { storable, tokensOf, type ImportFound } from './historyImport.ts';
import type { HistoryKeeper } from './historyKeeper.ts';
import { opened, packed, type Packed } from './historyPack.ts';
import { rowsOf, type Pack, type Row } from './historySchema.ts';

/** Ids of the records wanted, by the key of their segment. */
export type Selection = ReadonlyMap<number, ReadonlySet<string>>;

/** Every record of a selection with the pack it lies in, the oldest first. */
async function* chosen(keeper: HistoryKeeper, selection: Selection): AsyncGenerator<{ row: Row; pack: Pack }> {
  for (const key of [...selection.keys()].toSorted((a, b) => a - b)) {
    const [segment, packs] = await Promise.all([keeper.segment(key), keeper.packs(key)]);
    const wanted = selection.get(key)!;
    for (const row of segment ? rowsOf(segment) : []) {
      const pack = packs.get(row.pack);
      if (pack && wanted.has(row.id)) yield { row, pack };
    }
  }
}

/** A file of our own: with the exact bytes and without a secret. */
export async function historyFile(keeper: HistoryKeeper, selection: Selection, now: Date): Promise<Blob> {
  const parts = [fileHead(now.toISOString())];
  let separator = '';
  for await (const { row, pack } of chosen(keeper, selection)) {
    parts.push(separator + recordText(row, pack));
    separator = ',\n';
  }
  return new Blob([...parts, FILE_TAIL], { type: 'application/json' });
}

/** The calls of a selection with every secret masked, for other tools to read. */
export async function* maskedExchanges(keeper: HistoryKeeper, selection: Selection): AsyncGenerator<Exchange> {
  for await (const { row, pack } of chosen(keeper, selection)) {
    const record = await opened(pack, row.place, []);
    if (record) yield record.exchange;
  }
}

/** Records of a file that are not here yet. */
export function newRecords(found: Extract<ImportFound, { ok: true }>, known: ReadonlySet<string>): number {
  return found.source === 'har' ? found.exchanges.length : found.records.filter(({ id }) => !known.has(id)).length;
}

/** Exchanges read and packed in one go, so that none of it is a long task. */
const AT_ONCE = 25;

/** Takes in what was looked through; what is here already is left alone. */
export async function adopt(keeper: HistoryKeeper, found: Extract<ImportFound, { ok: true }>): Promise<number> {
  if (found.source === 'har') {
    for (let at = 0; at < found.exchanges.length; at += AT_ONCE) {
      const some = found.exchanges.slice(at, at + AT_ONCE);
      const secrets = [...keeper.secrets(), ...tokensOf(some)];
      const { readExchange } = await import('./replyReader.ts');
      await keeper.adopt(await packed(some, secrets, (one, size) => headOf(one, readExchange(one), size)));
    }
    return found.exchanges.length;
  }
  const known = await keeper.ids();
  const { readExchange } = await import('./replyReader.ts');
  let taken = 0;
  for (const record of found.records) {
    if (known.has(record.id)) continue;
    const pack = await storable(record, keeper.secrets());
    // The head is made from what may be shown: it never holds a secret, whatever the file says.
    const masked = await opened(pack, 0, []);
    if (!masked) continue;
    const head = headOf(masked.exchange, readExchange(masked.exchange), pack.bytes.length);
    const own = { ...(record.starred ? { starred: true } : {}), ...(record.note ? { note: record.note } : {}) };
    await keeper.adopt({ heads: [{ ...head, ...own }], pack } satisfies Packed);
    taken++;
  }
  return taken;
}
