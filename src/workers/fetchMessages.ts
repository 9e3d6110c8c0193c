/** What travels between the page and the worker that carries one call. */

/** A request as `fetch` takes it, without what cannot travel. */
export interface FetchOrder {
  path: string;
  init: Omit<RequestInit, 'signal' | 'headers' | 'window'>;
  headers: readonly (readonly [name: string, value: string])[];
}

/** What becomes of it, in this order: the head, its bytes as they come, the end. A failure ends it anywhere. */
export type FetchNews =
  | {
      kind: 'head';
      status: number;
      statusText: string;
      type: ResponseType;
      headers: readonly (readonly [name: string, value: string])[];
    }
  | { kind: 'bytes'; bytes: Uint8Array<ArrayBuffer> }
  | { kind: 'end' }
  | { kind: 'failed'; message: string };
