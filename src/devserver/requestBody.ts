/** Watches a request body on its way: counts it, and keeps its beginning for the record. */
import type { IncomingMessage } from 'node:http';

export interface RequestBody {
  readonly bytes: number;
  kept(): { base64: string; extent: 'whole' | 'beginning' };
}

const KEPT_BYTES = 1024 * 1024;

export function watchBody(req: IncomingMessage, onChunk: (total: number) => void): RequestBody {
  const chunks: Buffer[] = [];
  let bytes = 0;
  let room = KEPT_BYTES;
  req.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (room > 0) {
      const part = chunk.subarray(0, room);
      chunks.push(part);
      room -= part.length;
    }
    onChunk(bytes);
  });
  return {
    get bytes() {
      return bytes;
    },
    kept: () => ({
      base64: Buffer.concat(chunks).toString('base64'),
      extent: bytes > KEPT_BYTES ? 'beginning' : 'whole',
    }),
  };
}
