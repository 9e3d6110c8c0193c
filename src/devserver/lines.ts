/** The lines of a request body. */
import type { IncomingMessage } from 'node:http';

export class TooLargeError extends Error {}

/**
 * Lines as they come, without empty ones. The request is read at once whatever the reader does: a browser looks at the
 * answer only after it has sent the whole request, so that a pause here would stop both.
 * @throws TooLargeError beyond `most` bytes
 */
export async function* linesOf(req: IncomingMessage, most: number): AsyncGenerator<string> {
  const decoder = new TextDecoder();
  let lines: string[] = [];
  let rest = '';
  let bytes = 0;
  let problem: Error | undefined;
  let over = false;
  let wake = () => {};
  const take = (text: string) => {
    const parts = (rest + text).split('\n');
    rest = parts.pop() ?? '';
    for (const part of parts) if (part.trim() !== '') lines.push(part);
    wake();
  };
  const end = (error?: Error) => {
    if (over) return;
    problem = error;
    over = true;
    wake();
  };
  req.on('data', (chunk: Buffer) => {
    bytes += chunk.length;
    if (bytes <= most) take(decoder.decode(chunk, { stream: true }));
    else end(new TooLargeError(`more than ${most} bytes`));
  });
  req.once('end', () => {
    take(`${decoder.decode()}\n`);
    end();
  });
  req.once('close', () => end(new Error('the page left')));
  req.once('error', end);
  for (;;) {
    const ready = lines;
    lines = [];
    yield* ready;
    if (problem) throw problem;
    if (over && lines.length === 0) return;
    if (lines.length === 0) await new Promise<void>((resolve) => (wake = resolve));
  }
}
