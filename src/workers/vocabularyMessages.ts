/** What travels between the page and the worker that holds the vocabularies. */
import type { VocabularyDesk } from '#vocab/desk.ts';
import type { ListFindings } from '#vocab/deskTypes.ts';

/** Methods that answer at once, and those that take time and can be given up. */
const QUICK_METHODS = ['put', 'drop', 'copy', 'packedWords', 'words', 'edit', 'filter', 'rows'] as const;
const LONG_METHODS = ['importFile', 'exportFile', 'seal'] as const;

export type QuickMethod = (typeof QUICK_METHODS)[number];
export type LongMethod = (typeof LONG_METHODS)[number];

export type QuickArguments<Method extends QuickMethod> = Parameters<VocabularyDesk[Method]>;
/** Without the last one, which lets others work in between. */
export type LongArguments<Method extends LongMethod> =
  Parameters<VocabularyDesk[Method]> extends [...infer Given, unknown] ? Given : never;

export type DeskRequest =
  | { [Method in QuickMethod]: { id: number; method: Method; args: QuickArguments<Method> } }[QuickMethod]
  | { [Method in LongMethod]: { id: number; method: Method; args: LongArguments<Method> } }[LongMethod]
  /** Names the lists that travel, so that words in two of them are found. */
  | { shared: readonly string[] }
  | { cancel: number };

export type DeskReply =
  | { id: number; ok: true; value: unknown }
  | { id: number; ok: false; reason: 'cancelled' | 'failed'; detail: string }
  | { id: number; share: number }
  | { findings: ListFindings };
