/** What can be wrong with the plaintext of `/openapi/dictmsg` once it is open (protocol.md section 3). */
import { isRecord, parseJson } from '#protocol/plainJson.ts';
import { judgeTexts, typeName } from './claimHypotheses.ts';
import { note, proven, type Evidence, type Finding } from './types.ts';

export interface PlaintextVerdict {
  findings: Finding[];
  /** The object in the plaintext, however it had to be read. */
  value?: Record<string, unknown>;
}

/** Which texts belong in the ciphertext: JSON for dictmsg, XML for the calls around it and for callbacks, bare JSON for v2. */
export type PlaintextUse = 'dictmsg' | 'other' | 'unframed';

/** Judges a plaintext. JSON is our reading of what the platform wants (inferred). */
export function judgePlaintext(text: string, use: PlaintextUse): PlaintextVerdict {
  const trimmed = text.replace(/^\ufeff/, '').trim();
  if (trimmed.startsWith('<')) return { findings: use === 'dictmsg' ? [proven('plaintext_xml')] : [] };
  const value = parseJson(trimmed);
  if (typeof value === 'string') {
    const inner = parseJson(value);
    if (!isRecord(inner)) return { findings: [proven('plaintext_not_json', { type: 'string' })] };
    return { findings: [proven('plaintext_json_twice')], value: inner };
  }
  if (!isRecord(value)) {
    const evidence: Evidence = value === undefined ? { length: trimmed.length } : { type: typeName(value) };
    return { findings: use === 'dictmsg' ? [proven('plaintext_not_json', evidence)] : [] };
  }
  return { findings: use === 'dictmsg' ? [...judgeTexts(value), ...judgeDictionary(value)] : [], value };
}

function judgeDictionary(value: Readonly<Record<string, unknown>>): Finding[] {
  if (!Object.hasOwn(value, 'svrinfo')) {
    return Object.hasOwn(value, 'real_time_slot_candidates')
      ? [proven('svrinfo_missing_level', { missing: 'svrinfo' })]
      : [note('svrinfo_missing')];
  }
  const { svrinfo } = value;
  if (typeof svrinfo === 'string') return [proven('svrinfo_as_string', { length: svrinfo.length })];
  if (!isRecord(svrinfo)) return [proven('svrinfo_shape', { path: 'svrinfo', type: typeName(svrinfo) })];
  if (Object.hasOwn(svrinfo, 'real_time_slot_candidates')) return judgeCandidates(svrinfo.real_time_slot_candidates);
  const names = Object.keys(svrinfo);
  if (names.length === 0) return [note('svrinfo_missing')];
  const lists = Object.values(svrinfo);
  if (lists.some(Array.isArray) || lists.every((list) => typeof list === 'string')) {
    return [proven('svrinfo_missing_level', { missing: 'real_time_slot_candidates', names: names.slice(0, 20) })];
  }
  return [proven('svrinfo_shape', { path: 'svrinfo', names: names.slice(0, 20) })];
}

function judgeCandidates(candidates: unknown): Finding[] {
  const path = 'svrinfo.real_time_slot_candidates';
  if (!isRecord(candidates)) return [proven('svrinfo_shape', { path, type: typeName(candidates) })];
  for (const [name, words] of Object.entries(candidates)) {
    if (!Array.isArray(words)) return [proven('svrinfo_shape', { path: `${path}.${name}`, type: typeName(words) })];
    const at = words.findIndex((word) => typeof word !== 'string');
    if (at >= 0) return [proven('svrinfo_shape', { path: `${path}.${name}.${at}`, type: typeName(words[at]) })];
  }
  return [];
}
