/** Rows of a run through the batch door of the dev server: signed here, many to a request, answers as they come. */
import { replyOfLine, type ReplyLine } from '#lab/replyLine.ts';
import type { SentReply, Transport } from '#lab/run.ts';
import type { Signer } from '#lab/signing.ts';

export interface DoorSettings {
  /** Row of the dev server's table of targets. */
  target: string;
  /** Names the run to the door, so that all its requests keep to one concurrency. */
  run: string;
  concurrency: number;
  /** Milliseconds of silence after which a row is given up. */
  timeout: number;
  /** Of the emulator; none for other targets. */
  scenario?: string | undefined;
}

export type Fetch = typeof fetch;

/** Requests open at once: a browser has six connections to a host, and the page needs some. */
const MOST_REQUESTS = 4;
/** Bytes of one request, unless a single row is larger. */
const MOST_BYTES = 8 * 1024 * 1024;
/** Seconds of work that may wait at the door: enough that it never runs dry, little enough that a pause is soon. */
const AHEAD = 0.3;

type Answer = (row: number, reply: SentReply) => void;

/** Opens the way of one run. What happens to a request happens to each of its rows; nothing is sent twice. */
export function openBatchTransport(signer: Signer, settings: DoorSettings, fetchHere: Fetch = fetch): Transport {
  const queue: { row: number; line: string; answer: Answer }[] = [];
  let open = 0;
  let launch: Promise<string> | undefined;

  const launchToken = () =>
    (launch ??= fetchHere('/proxy/session')
      .then((response) => response.json() as Promise<{ launch: string }>)
      .then((body) => body.launch));

  const post = async (body: string, signal: AbortSignal): Promise<Response> => {
    for (let again = false; ; again = true) {
      const response = await fetchHere(`/proxy/batch/${settings.target}`, {
        method: 'POST',
        headers: {
          'x-console-launch': await launchToken(),
          'x-console-run': settings.run,
          'x-console-concurrency': String(settings.concurrency),
          'x-console-timeout': String(settings.timeout),
        },
        body: new Blob([body]),
        signal,
        cache: 'no-store',
        credentials: 'omit',
        referrerPolicy: 'no-referrer',
      });
      // The dev server was started anew: it let no row through, so asking again sends nothing twice.
      if (again || response.headers.get('x-console-proxy-error') !== 'missing_launch_token') return response;
      launch = undefined;
    }
  };

  const carry = async (lot: typeof queue, signal: AbortSignal) => {
    const waiting = new Map(lot.map(({ row, answer }) => [row, answer]));
    let end = { reason: 'proxy_unreachable', detail: '' };
    try {
      const response = await post(lot.map(({ line }) => line).join(''), signal);
      const refusal = response.headers.get('x-console-proxy-error');
      if (refusal !== null || !response.ok || !response.body) {
        end = { reason: refusal ?? 'proxy_unreachable', detail: `HTTP ${response.status}` };
      } else {
        end = { reason: 'interrupted', detail: '' };
        for await (const line of linesOf(response.body)) {
          const answer = waiting.get(line.id);
          waiting.delete(line.id);
          answer?.(line.id, replyOfLine(line));
          if (line.id < 0 && 'reason' in line) end = { reason: line.reason, detail: line.detail };
        }
      }
    } catch (error) {
      end.detail ||= error instanceof Error ? error.message : String(error);
    }
    if (signal.aborted) return;
    for (const [row, answer] of waiting) answer(row, { kind: 'failure', ...end });
  };

  const flush = (signal: AbortSignal) => {
    while (open < MOST_REQUESTS && queue.length > 0) {
      let bytes = 0;
      let count = 0;
      while (count < queue.length && (count === 0 || bytes + queue[count]!.line.length <= MOST_BYTES)) {
        bytes += queue[count++]!.line.length;
      }
      open++;
      void carry(queue.splice(0, count), signal).finally(() => {
        open--;
        flush(signal);
      });
    }
  };

  const sign = async (row: number, answer: Answer) => {
    const signed = await signer.sign(row);
    if (!signed.ok) return answer(row, { kind: 'unsendable', reason: signed.reason });
    const { path, search, headers, bodyText } = signed.prepared;
    const all = settings.scenario === undefined ? headers : [...headers, ['x-emulator-scenario', settings.scenario]];
    queue.push({
      row,
      answer,
      line: `${JSON.stringify({ id: row, path: path + search, headers: all, body: bodyText })}\n`,
    });
  };

  return {
    ahead: AHEAD,
    send(rows, answer, signal) {
      void Promise.all(rows.map((row) => sign(row, answer))).then(() => {
        if (!signal.aborted) flush(signal);
      });
    },
  };
}

async function* linesOf(body: ReadableStream<Uint8Array>): AsyncGenerator<ReplyLine> {
  const reader = body.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { done, value } = await reader.read();
    const lines = (rest + (done ? decoder.decode() : decoder.decode(value, { stream: true }))).split('\n');
    rest = lines.pop() ?? '';
    for (const line of lines) if (line !== '') yield JSON.parse(line) as ReplyLine;
    if (done) return;
  }
}
