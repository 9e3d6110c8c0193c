/** The decrypted text of `/dictmsg`: JSON first, XML as the fallback (protocol.md section 3; both inferred). */
import { isRecord, parseJson } from '#protocol/plainJson.ts';
import type { Vocabulary } from '#protocol/vocab.ts';
import type { Hint } from './hints.ts';

export interface Plaintext {
  said: { username: string; msg: string | undefined; vocabularies: readonly Vocabulary[] };
  hints: Hint[];
}

/** What a decrypted text says, or `undefined` when it is neither a JSON object nor an `<xml>` document. */
export function readPlaintext(text: string): Plaintext | undefined {
  const parsed = parseJson(text);
  if (isRecord(parsed)) return readMembers(parsed, []);
  return /^\s*<xml>/.test(text) ? readMembers(xmlMembers(text), ['plaintext-xml']) : undefined;
}

function readMembers({ username, msg, svrinfo }: Record<string, unknown>, hints: Hint[]): Plaintext {
  if (typeof username !== 'string' || username === '') hints.push('claim-username-missing');
  if (msg === undefined) hints.push('claim-msg-missing');
  else if (typeof msg !== 'string') hints.push('claim-msg-not-string');
  const vocabularies = readCandidates(svrinfo);
  if (!vocabularies) hints.push('svrinfo-shape');
  return {
    said: {
      username: typeof username === 'string' ? username : '',
      msg: typeof msg === 'string' ? msg : undefined,
      vocabularies: vocabularies ?? [],
    },
    hints,
  };
}

/** Dictionaries of `svrinfo`; none when it is absent, `undefined` when it has another shape. */
function readCandidates(svrinfo: unknown): Vocabulary[] | undefined {
  if (svrinfo === undefined) return [];
  if (!isRecord(svrinfo)) return undefined;
  const candidates = svrinfo['real_time_slot_candidates'];
  if (candidates === undefined) return [];
  if (!isRecord(candidates)) return undefined;
  const vocabularies = Object.entries(candidates).map(([name, words]) => ({ name, words }));
  return vocabularies.every(isVocabulary) ? vocabularies : undefined;
}

function isVocabulary(candidate: { name: string; words: unknown }): candidate is Vocabulary {
  return Array.isArray(candidate.words) && candidate.words.every((word) => typeof word === 'string');
}

function xmlMembers(xml: string): Record<string, unknown> {
  const member = (name: string): string | undefined => {
    const found = new RegExp(`<${name}>(?:<!\\[CDATA\\[([\\s\\S]*?)\\]\\]>|([^<]*))</${name}>`).exec(xml);
    return found ? (found[1] ?? unescapeXml(found[2]!)) : undefined;
  };
  const svrinfo = member('svrinfo');
  return { username: member('username'), msg: member('msg'), svrinfo: svrinfo && (parseJson(svrinfo) ?? svrinfo) };
}

const XML_ENTITIES: Record<string, string> = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" };

function unescapeXml(text: string): string {
  return text.replaceAll(/&(lt|gt|amp|quot|apos);/g, (_, name: string) => XML_ENTITIES[name]!);
}
