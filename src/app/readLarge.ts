import type { ReadLarge } from '#data/reading.ts';

/** Reads a large body in a worker, which comes with its client when the first one is read. */
export const readLarge: ReadLarge = async (id, { status, contentType, bytes }) => {
  const { bodyOf } = await import('#workers/body.ts');
  return bodyOf(id, bytes).read(status, contentType);
};
