/** Where the send path writes down every call, whoever made it. */
import type { Call, Exchange } from './exchange.ts';

export interface Journal {
  /** Resolves when the call would survive the end of this page, or when waiting for that would hold the call up. */
  started(call: Call): Promise<void>;
  ended(exchange: Exchange): void;
  /** Ends when everything is forgotten: no call that left before outlives that, and none of them is written down. */
  life(): AbortSignal;
}

const FOREVER = new AbortController().signal;

/** For calls that are not the person's own, such as a check of the console itself. */
export const NO_JOURNAL: Journal = {
  started: () => Promise.resolve(),
  ended: () => undefined,
  life: () => FOREVER,
};
