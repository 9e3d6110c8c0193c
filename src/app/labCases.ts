/** A call as the last case of the table on the lab's desk; loads with the first one. */
import { meaningOf } from '#answer/meaning.ts';
import type { ConsoleData } from '#data/console.ts';
import type { Exchange } from '#data/exchange.ts';
import type { ReplyReading } from '#data/reading.ts';
import { setNameOf } from '#data/savedVocabularies.ts';
import { utf8 } from '#protocol/bytes.ts';
import { labDesksOf } from './labDesks.ts';

export interface MadeCase {
  /** Whether it is new; a call becomes one case. */
  fresh: boolean;
  /** Name of the file it stands behind; none where all cases were calls. */
  table: string | undefined;
  cases: number;
  /** Its words are in no saved set, so that the case names none. */
  wordless: boolean;
}

export async function makeCase(data: ConsoleData, exchange: Exchange, { reading }: ReplyReading): Promise<MadeCase> {
  const { id, username, msg, vocabularies = [] } = exchange;
  const vocabulary = vocabularies.length === 0 ? '' : await setNameOf(await data.vocabularies(), vocabularies);
  const { cases } = labDesksOf(data);
  const meaning = await withoutSecrets(data, meaningOf(reading));
  const fresh = await cases.collect({ id, username, msg, meaning, vocabulary });
  const state = cases.state.get();
  const ready = state.kind === 'ready' ? state : undefined;
  return {
    fresh,
    table: ready?.source?.name,
    cases: ready?.cases.length ?? cases.collected.get().length,
    wordless: vocabularies.length > 0 && vocabulary === '',
  };
}

// Cases are kept and exported: what repeats a credential is not expected of any answer.
async function withoutSecrets<Texts extends object>(data: ConsoleData, texts: Texts): Promise<Texts> {
  const kept = await Promise.all(
    Object.entries(texts).map(async ([name, value]) => {
      const bytes = utf8(JSON.stringify(value));
      return (await data.keepable(bytes)) === bytes ? [name, value] : [name, typeof value === 'string' ? '' : []];
    }),
  );
  return Object.fromEntries(kept) as Texts;
}
