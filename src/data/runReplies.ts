/** A pack of a run as it is stored: replies with holes where secrets stood, outcomes with secrets masked. */
import { concatBytes, decodeUtf8Lossy, utf8 } from '#protocol/bytes.ts';
import { redact, restore, type MissingSecret, type Redacted } from '#protocol/redact.ts';
import type { Secret } from '#protocol/secret.ts';
import type { RowOutcome } from '#lab/outcome.ts';
import type { Settled } from '#lab/run.ts';
import type { LeakFinder } from './door.ts';
import type { HeaderList } from './exchange.ts';
import type { KeptReply } from './runSchema.ts';
import { finderFor } from './storedSecrets.ts';

/** Where a reply stands in its pack: its headers as JSON, then its body. */
interface ReplyPlace extends Pick<KeptReply, 'row' | 'status' | 'ms' | 'at'> {
  start: number;
  headers: number;
  body: number;
}

export interface ReplyPack extends Redacted {
  replies: readonly ReplyPlace[];
}

export interface FoundReply {
  reply: KeptReply;
  /** Secrets that stand masked in it, because their profile is gone, locked or has changed. */
  missing: readonly MissingSecret[];
}

/**
 * One search over everything the pack holds. What a table shows of an answer is masked for good; the answer itself is not.
 * @param findLarge looks for secrets in much, off this thread.
 */
export async function packedRows(
  rows: readonly Settled[],
  secrets: readonly Secret[],
  findLarge?: LeakFinder,
): Promise<{ outcomes: readonly RowOutcome[]; pack: ReplyPack | undefined }> {
  const parts: Uint8Array[] = [];
  const replies: ReplyPlace[] = [];
  let length = 0;
  for (const { outcome, reply } of rows) {
    if (reply?.kind !== 'response') continue;
    const { status, bytes, ms, headers = [] } = reply;
    const head = utf8(JSON.stringify(headers));
    parts.push(head, bytes);
    const { row, at } = outcome;
    replies.push({ row, status, ms, at, start: length, headers: head.length, body: bytes.length });
    length += head.length + bytes.length;
  }
  const outcomes = rows.map(({ outcome }) => outcome);
  // A line between them: nothing is found that begins in one and ends in the other.
  const all = concatBytes(...parts, utf8(`\n${JSON.stringify(outcomes)}`));
  const { bytes, holes, seals } = await redact(all, secrets, [], finderFor(all.length, findLarge));
  const inReplies = holes.filter(({ start }) => start < length);
  return {
    outcomes:
      inReplies.length === holes.length
        ? outcomes
        : (JSON.parse(decodeUtf8Lossy(bytes.subarray(length + 1))) as RowOutcome[]),
    pack: replies.length === 0 ? undefined : { replies, bytes: bytes.slice(0, length), holes: inReplies, seals },
  };
}

/** A reply of a pack, whole as far as the secrets are at hand. */
export async function replyOf(
  pack: ReplyPack,
  row: number,
  secrets: readonly Secret[],
): Promise<FoundReply | undefined> {
  const place = pack.replies.find((reply) => reply.row === row);
  if (!place) return undefined;
  const { start, headers, body, ...rest } = place;
  const end = start + headers + body;
  const holes = pack.holes
    .filter((hole) => hole.start >= start && hole.end <= end)
    .map((hole) => ({ ...hole, start: hole.start - start, end: hole.end - start }));
  const used = new Set(holes.map(({ seal }) => seal));
  const { bytes, missing } =
    used.size === 0
      ? { bytes: pack.bytes.slice(start, end), missing: [] }
      : await restore({ bytes: pack.bytes.slice(start, end), holes, seals: pack.seals }, secrets);
  const head = JSON.parse(decodeUtf8Lossy(bytes.subarray(0, headers))) as HeaderList;
  return { reply: { ...rest, headers: head, body: bytes.slice(headers) }, missing };
}
