/** A file that is written a piece at a time and never is one text: what was written is out of this page's memory. */

/** Characters that are handed over at once. */
const AT_ONCE = 4 * 1024 * 1024;

export async function fileOfPieces(pieces: AsyncIterable<string>, type: string): Promise<Blob> {
  const parts: Blob[] = [];
  let waiting: string[] = [];
  let length = 0;
  const handOver = () => {
    parts.push(new Blob(waiting));
    waiting = [];
    length = 0;
  };
  for await (const piece of pieces) {
    waiting.push(piece);
    length += piece.length;
    if (length >= AT_ONCE) handOver();
  }
  handOver();
  return new Blob(parts, { type });
}
