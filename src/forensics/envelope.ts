/** The XML envelope of encrypted messages: right towards a callback, wrong as the value of `encrypt` (protocol.md 7). */
import type { Carrier } from './carriers.ts';
import { note, proven, type Finding } from './types.ts';

export interface Envelope {
  encrypt?: string;
  /** `reply` is what encryptMsg writes; `callback` is what the platform sends. */
  direction: 'reply' | 'callback' | 'unknown';
}

/** Reads an envelope by its tags; CDATA or plain text. */
export function readEnvelope(xml: string): Envelope {
  const encrypt = textOf(xml, 'Encrypt') ?? textOf(xml, 'encrypted');
  const has = (tag: string) => xml.includes(`<${tag}>`);
  const direction = has('MsgSignature') ? 'reply' : has('ToUserName') || has('AppId') ? 'callback' : 'unknown';
  return encrypt === undefined ? { direction } : { encrypt, direction };
}

function textOf(xml: string, tag: string): string | undefined {
  const lower = xml.toLowerCase();
  const open = lower.indexOf(`<${tag.toLowerCase()}>`);
  if (open < 0) return undefined;
  const start = open + tag.length + 2;
  const close = lower.indexOf(`</${tag.toLowerCase()}>`, start);
  const text = xml.slice(start, close < 0 ? undefined : close).trim();
  return text.startsWith('<![CDATA[') ? text.slice(9).replace(/\]\]>$/, '') : text;
}

/** Whether an envelope is out of place where it was found. */
export function envelopeFindings({ place, name }: Carrier, { direction, encrypt }: Envelope): Finding[] {
  if (encrypt === undefined) return [proven('value_not_sealed', { field: name })];
  if (place === 'bare' && direction === 'callback') return [note('xml_envelope_posted', { direction })];
  return [proven('xml_envelope_posted', { direction, place })];
}
