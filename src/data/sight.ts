/** What can be seen of a content that is about to leave. */
import { concatBytes, utf8 } from '#protocol/bytes.ts';
import { PIECE, bytesOf, type Content } from './lookThrough.ts';

/**
 * `plain`: all of it, and places can be masked. `unpacked`: a compressed file that was looked into, but nothing can be
 * changed inside. `unreadable`: what lies inside cannot be seen from here.
 */
export type Sight = 'plain' | 'unpacked' | 'unreadable';

interface Seen {
  /** What is looked through; a large file that is text stays where it is. */
  content: Content;
  sight: Sight;
}

/** How far a zero byte, which no text has, is looked for: as far as git looks. */
const PROBED_BYTES = 8000;

/** What there is to be looked through: a spreadsheet is a ZIP, a text is itself. */
export async function seen(given: Content): Promise<Seen> {
  if (typeof given === 'string') return { content: given, sight: 'plain' };
  const beginning = given instanceof Blob ? await bytesOf(given.slice(0, PROBED_BYTES)) : given;
  if (isText(beginning)) {
    const small = given instanceof Blob && given.size <= PIECE;
    return { content: small ? await bytesOf(given) : given, sight: 'plain' };
  }
  const content = given instanceof Blob ? await bytesOf(given) : given;
  const { isZip, zipMembers } = await import('#protocol/zip.ts');
  const members = isZip(content) ? await zipMembers(content) : undefined;
  if (!members?.every((member) => isText(member))) return { content, sight: 'unreadable' };
  // The file itself as well: the names in it are not compressed.
  const parts = [...members, content].flatMap((part) => [part, utf8('\n')]);
  return { content: concatBytes(...parts), sight: 'unpacked' };
}

// UTF-16 is full of zeros; the search knows its forms.
function isText(bytes: Uint8Array): boolean {
  const mark = ((bytes[0] ?? 0) << 8) | (bytes[1] ?? 0);
  return mark === 0xfffe || mark === 0xfeff || !bytes.subarray(0, PROBED_BYTES).includes(0);
}
