/** Looks through files of history and packs what is in them: what the worker does, without the worker. */
import type { Secret } from '#protocol/secret.ts';
import type { Exchange } from './exchange.ts';
import type { FileRecord } from './historyFile.ts';
import { examineFile, packedExchanges, packedRecords, type Examined } from './historyImport.ts';
import type { PackedCalls } from './historyPack.ts';
import type { ImportReply, ImportRequest } from './importMessages.ts';

type Good = Extract<Examined, { ok: true }>;

/** Records in one portion. */
const PORTION = 100;
/** Bytes of bodies in one portion, unless a single record has more: what the page writes without being held up. */
const PORTION_BYTES = 4 * 1024 * 1024;

/**
 * Opens a desk that remembers the last file: nothing of it is sent before somebody wants it.
 * @param atOnce bytes of a file that is read as one text.
 */
export function openImportDesk(answer: (reply: ImportReply, transfer: Transferable[]) => void, atOnce?: number) {
  let found: Good | undefined;
  let portions: AsyncGenerator<PackedCalls> | undefined;

  const read = async ({ id, file, known }: Extract<ImportRequest, { kind: 'read' }>) => {
    [found, portions] = [undefined, undefined];
    let told = 0;
    const progress = (share: number) => {
      if (share - told < 0.01) return;
      told = share;
      answer({ id, kind: 'progress', share }, []);
    };
    const examined = await examineFile(file, progress, atOnce);
    if (!examined.ok) return answer({ id, kind: 'refused', problem: examined.problem }, []);
    found = examined;
    const { source, others } = examined;
    const count = source === 'har' ? examined.exchanges.length : examined.ids.length;
    const fresh = source === 'har' ? count : examined.ids.filter(freshIn(known)).length;
    answer({ id, kind: 'found', summary: { source, count, fresh, others } }, []);
  };
  const more = async (id: number) => {
    let next: IteratorResult<PackedCalls> | undefined;
    try {
      next = await portions?.next();
    } catch {
      return answer({ id, kind: 'broken' }, []);
    }
    if (!next || next.done) return answer({ id, kind: 'end' }, []);
    answer({ id, kind: 'portion', packed: next.value }, [next.value.pack.bytes.buffer]);
  };

  return async (request: ImportRequest): Promise<void> => {
    switch (request.kind) {
      case 'read':
        return read(request);
      case 'take':
        portions = found && portionsOf(found, request.known, request.secrets);
        return more(request.id);
      case 'more':
        return more(request.id);
    }
  };
}

async function* portionsOf(found: Good, known: string, secrets: readonly Secret[]): AsyncGenerator<PackedCalls> {
  if (found.source === 'har') {
    for await (const some of portioned(found.exchanges, sizeOf)) yield packedExchanges(some, secrets);
    return;
  }
  const isFresh = freshIn(known);
  const wanted = async function* () {
    for await (const record of found.records()) if (isFresh(record.id)) yield record;
  };
  for await (const some of portioned(wanted(), ({ redacted }: FileRecord) => redacted.bytes.length))
    yield packedRecords(some, secrets);
}

/** Tells of each id in turn whether it is not here yet, once, however often the file has it. */
function freshIn(known: string): (id: string) => boolean {
  const seen = new Set(known.split(','));
  return (id) => {
    const before = seen.size;
    return seen.add(id).size > before;
  };
}

function sizeOf({ prepared, outcome }: Exchange): number {
  return prepared.body.length + (outcome.received?.body.length ?? 0);
}

async function* portioned<One>(
  all: Iterable<One> | AsyncIterable<One>,
  size: (one: One) => number,
): AsyncGenerator<readonly One[]> {
  let some: One[] = [];
  let bytes = 0;
  for await (const one of all) {
    const own = size(one);
    if (some.length === PORTION || (some.length > 0 && bytes + own > PORTION_BYTES)) {
      yield some;
      [some, bytes] = [[], 0];
    }
    some.push(one);
    bytes += own;
  }
  if (some.length > 0) yield some;
}
