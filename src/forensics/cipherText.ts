/** The spellings a ciphertext's bytes may have: base64 and what transport, copying and other encodings make of it. */
import { decodeUtf8, fromHex } from '#protocol/bytes.ts';
import { fromLenientBase64, percentDecode } from './text.ts';
import { note, proven, warned, type Finding } from './types.ts';
import { isHex, type ValueContext } from './values.ts';

export interface CipherBytes {
  bytes: Uint8Array<ArrayBuffer>;
  /** Standard base64 of those bytes as it should have been sent, as far as it is there. */
  findings: Finding[];
}

/**
 * Every reading of a text as a ciphertext, the most literal first.
 * @param context in a field every character counts; around a bare paste white space and quotes are the editor's.
 */
export function readCipherText(value: string, context: ValueContext): CipherBytes[] {
  const base: Finding[] = [];
  let text = context === 'bare' ? value.trim() : value.replace(/^[\r\n]+|[\r\n]+$/g, '');
  text = text.trim().replace(/^(["'`])([\s\S]*)\1$/, '$2') === text.trim() ? text : text.trim().slice(1, -1);
  text = text.replaceAll('\\/', '/');
  let times = 0;
  while (times < 3 && /%[0-9a-f]{2}/i.test(text)) {
    text = percentDecode(text);
    times++;
  }
  if (times > 0) base.push(proven('percent_encoded_twice', { times }));
  return spellings(text, context).flatMap(({ text: spelling, findings }) => {
    const read = decode(spelling);
    return read ? [{ bytes: read.bytes, findings: [...base, ...findings, ...read.findings] }] : [];
  });
}

interface Spelling {
  text: string;
  findings: Finding[];
}

// White space is either a "+" that a form parser took for a space, or a line break someone put in.
function spellings(text: string, context: ValueContext): Spelling[] {
  // Lenient decoders skip line breaks; in a bare paste they may be the editor's.
  const about = context === 'bare' ? note : warned;
  const unwrapped = text.replaceAll(/[\r\n\t]|\\[rn]/g, '');
  const wrapped =
    unwrapped === text ? [] : [about('ciphertext_line_wrapped', { characters: text.length - unwrapped.length })];
  const spaces = unwrapped.split(' ').length - 1;
  const edge = unwrapped.length % 4 === 3 && !unwrapped.includes('-') && !unwrapped.includes('_');
  if (spaces === 0) {
    const literal = { text: unwrapped, findings: wrapped };
    // A leading space that was a "+" is gone when the text was trimmed; then one character is missing.
    const lost = { text: `+${unwrapped}`, findings: [...wrapped, proven('plus_became_space', { spaces: 1 })] };
    return edge && !unwrapped.endsWith('=') ? [literal, lost] : edge ? [lost, literal] : [literal];
  }
  const plus = (restored: string) => ({
    text: restored,
    findings: [...wrapped, proven('plus_became_space', { spaces })],
  });
  const removed = unwrapped.replaceAll(' ', '');
  return [
    plus(unwrapped.replaceAll(' ', '+')),
    ...(edge ? [plus(`+${unwrapped.replaceAll(' ', '+')}`)] : []),
    plus(unwrapped.trim().replaceAll(' ', '+')),
    { text: removed, findings: [about('ciphertext_line_wrapped', { characters: text.length - removed.length })] },
  ];
}

function decode(text: string): CipherBytes | undefined {
  if (isHex(text)) return { bytes: fromHex(text)!, findings: [proven('ciphertext_hex', { length: text.length })] };
  const bytes = fromLenientBase64(text);
  if (!bytes || bytes.length === 0) return undefined;
  const findings: Finding[] = [];
  const urlSafe = /[-_]/.exec(text);
  if (urlSafe) findings.push(proven('ciphertext_url_safe', { at: urlSafe.index }));
  else if (text.length % 4 !== 0 && bytes.length % 16 === 0)
    findings.push(warned('ciphertext_padding_missing', { length: text.length }));
  const inner = decodeUtf8(bytes.subarray(0, 64));
  if (inner && /^[A-Za-z0-9+/]{40}/.test(inner)) {
    const again = fromLenientBase64(decodeUtf8(bytes) ?? '?');
    if (again && again.length > 0) return { bytes: again, findings: [...findings, proven('ciphertext_base64_twice')] };
  }
  return { bytes, findings };
}
