/** A line of the batch door's answer as a reply. */
import { fromBase64, utf8 } from '#protocol/bytes.ts';
import type { Reply } from './verdict.ts';

/** As `devserver` writes it: an answer, with its body as text or base64, or why there is none. */
export type ReplyLine =
  | {
      id: number;
      status: number;
      headers: readonly (readonly [name: string, value: string])[];
      ms: number;
      text?: string;
      base64?: string;
    }
  | { id: number; reason: string; detail: string; ms?: number };

/** The same whether the line came through the door or was made in this process. */
export function replyOfLine(line: ReplyLine): Reply {
  if ('reason' in line) {
    const { reason, detail, ms } = line;
    return { kind: 'failure', reason, detail, ...(ms === undefined ? {} : { ms }) };
  }
  const { status, headers, ms, text, base64 = '' } = line;
  const contentType = headers.find(([name]) => name.toLowerCase() === 'content-type')?.[1];
  const bytes = text === undefined ? (fromBase64(base64) ?? new Uint8Array()) : utf8(text);
  return { kind: 'response', status, headers, bytes, ms, ...(contentType === undefined ? {} : { contentType }) };
}
