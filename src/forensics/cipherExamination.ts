/** A ciphertext taken apart: its text, its bytes, the key that opens it, the frame and the plaintext. */
import { decodeUtf8, decodeUtf8Lossy } from '#protocol/bytes.ts';
import type { Credentials } from '#protocol/credentials.ts';
import {
  CIPHER_TABLE,
  isPlausible,
  openBlocks,
  vectorByPrefix,
  viewsOf,
  type CipherHypothesis,
  type View,
} from './cipherHypotheses.ts';
import { readCipherText, type CipherBytes } from './cipherText.ts';
import { isStructured, readCutFrame, readFrame, type FrameReading } from './frameReadings.ts';
import { judgePlaintext, type PlaintextUse } from './plaintextHypotheses.ts';
import { legacyJson, ranged } from './text.ts';
import {
  layer,
  proven,
  suspected,
  warned,
  type Aspect,
  type Finding,
  type FindingCode,
  type HypothesisOutcome,
  type Layer,
  type TextRange,
} from './types.ts';
import type { ValueContext } from './values.ts';

export interface CipherInput {
  value: string;
  context: ValueContext;
  profiles: readonly Credentials[];
  /** Index of the profile the request addresses. */
  addressed: number;
  use: PlaintextUse;
  range: TextRange | undefined;
}

export interface CipherAspect extends Aspect {
  outcomes: HypothesisOutcome[];
  /** The JSON object in the plaintext. */
  plain?: Record<string, unknown>;
}

interface Opened {
  hypothesis: CipherHypothesis;
  profile: number;
  view: View;
  frame: FrameReading;
}

/** Examines a ciphertext. Nothing is thrown, however broken it is. */
export async function examineCiphertext(input: CipherInput): Promise<CipherAspect> {
  const forms = readCipherText(input.value, input.context);
  const first = forms[0];
  if (!first)
    return {
      findings: [suspected('ciphertext_unexplained', { reason: 'not_base64' })],
      layers: [failedText(input)],
      outcomes: [],
    };
  if (input.profiles.length === 0)
    return { findings: [...first.findings, warned('no_profile')], layers: [textLayer(input, first)], outcomes: [] };
  for (const form of forms) {
    const outcomes: HypothesisOutcome[] = [];
    const opened = await open(form, input, outcomes);
    if (opened) return aspectOf(input, form, opened, outcomes);
    if (form === forms.at(-1)) return unexplained(input, first, outcomes);
  }
  return unexplained(input, first, []);
}

function failedText({ value, range }: CipherInput): Layer {
  return layer('base64', ['ciphertext_unexplained'], { status: 'failed', text: value, ...ranged(range) });
}

function textLayer({ range, value }: CipherInput, { bytes, findings }: CipherBytes): Layer {
  return layer('base64', codesOf(findings), { text: value, bytes, ...ranged(range), data: { bytes: bytes.length } });
}

function codesOf(findings: readonly Finding[]): FindingCode[] {
  return findings.filter(({ severity }) => severity !== 'note').map(({ code }) => code);
}

// Every profile and hypothesis; a whole frame anywhere wins over a cut one.
async function open(
  { bytes }: CipherBytes,
  input: CipherInput,
  outcomes: HypothesisOutcome[],
): Promise<Opened | undefined> {
  const { profiles, addressed } = input;
  const remainder = bytes.length % 16;
  const whole = bytes.slice(0, bytes.length - remainder);
  if (whole.length === 0) return undefined;
  let cut: Opened | undefined;
  const order = [addressed, ...profiles.keys()].filter(
    (profile, i, all) => profile in profiles && all.indexOf(profile) === i,
  );
  for (const profile of order) {
    const credentials = profiles[profile]!;
    const appIds = [...new Set([credentials.appId, profiles[addressed]!.appId])].filter((appId) => appId !== '');
    for (const hypothesis of CIPHER_TABLE) {
      const key = await hypothesis.key(credentials);
      const record = outcomeRecorder(outcomes, hypothesis, profile, key?.length ?? 0);
      if (!key) record('unusable');
      else if (!(await isPlausible(hypothesis.mode, key, whole))) record('no_match');
      else {
        const views = viewsOf(await openBlocks(hypothesis.mode, key, whole), credentials);
        const context = { credentials, appIds, remainder };
        const found = bestReading(views, (plain) => (remainder === 0 ? readFrame(plain, context) : undefined));
        if (found) {
          record('match');
          const shown = hasRandom(found.frame) ? vectorByPrefix(views) : found.view.id;
          outcomes.push(...vectorOutcome(found.view, shown, profile, key.length));
          const view = views.find(({ id }) => id === shown) ?? found.view;
          return { hypothesis, profile, view, frame: found.frame };
        }
        const part = cut
          ? undefined
          : bestReading(views.slice(0, 2), (plain) => readCutFrame(plain, context) ?? withRemainder(plain, context));
        if (part) cut = { hypothesis, profile, view: part.view, frame: part.frame };
        record(part ? 'match' : 'no_match');
      }
    }
  }
  return cut;
}

// A whole frame with bytes after it that make no block.
function withRemainder(plain: Uint8Array, context: Parameters<typeof readFrame>[1]): FrameReading | undefined {
  const frame = context.remainder > 0 ? readFrame(plain, context) : undefined;
  const evidence = { bytes: plain.length + context.remainder, remainder: context.remainder };
  return frame && { ...frame, findings: [proven('ciphertext_truncated', evidence), ...frame.findings] };
}

// The vector is tried in several forms; the reading that needs the fewest mistakes and leaves the best message wins.
function bestReading(views: readonly View[], read: (plain: Uint8Array) => FrameReading | undefined) {
  let best: { view: View; frame: FrameReading; cost: number } | undefined;
  for (const view of views) {
    const frame = read(view.plain);
    if (!frame) continue;
    const cost = costOf(frame) + (VIEW_CODE[view.id] ? 1 : 0);
    if (!best || cost < best.cost) best = { view, frame, cost };
    if (cost === 0) break;
  }
  return best;
}

// Sixteen odd bytes before a bare JSON are a vector more often than a prefix that lost its length and its APPID.
function costOf({ findings, message }: FrameReading): number {
  const codes = findings.map(({ code }) => code);
  const bareWithPrefix = codes.includes('length_missing') && codes.includes('appid_missing');
  const text = codes.length === 0 ? '{}' : (decodeUtf8(message) ?? '');
  return codes.length + (bareWithPrefix ? 1 : 0) + (isStructured(text) ? 0 : 100);
}

function outcomeRecorder(
  outcomes: HypothesisOutcome[],
  { id, codes }: CipherHypothesis,
  profile: number,
  length: number,
) {
  return (outcome: HypothesisOutcome['outcome']) => {
    outcomes.push({ group: 'cipher', id, code: codes[0] ?? 'ok', profile, length, unit: 'bytes', outcome });
  };
}

const hasRandom = ({ fields }: FrameReading) => fields[0]?.name === 'random';

// In CBC the vector changes the first block alone. Where that block is random bytes through and through, no one can tell.
function vectorOutcome(
  { id }: View,
  shown: View['id'] | undefined,
  profile: number,
  length: number,
): HypothesisOutcome[] {
  if (id !== 'key_iv') return [];
  const outcome = shown === undefined ? 'undecidable' : shown === 'zero_iv' ? 'match' : 'no_match';
  return [{ group: 'cipher', id: 'zero_iv', code: 'iv_zero', profile, length, unit: 'bytes', outcome }];
}

const VIEW_CODE: Readonly<Record<View['id'], FindingCode | undefined>> = {
  key_iv: undefined,
  no_iv: undefined,
  prepended_iv: 'iv_prepended',
  zero_iv: 'iv_zero',
  text_iv: 'iv_not_from_key',
  tail_iv: 'iv_not_from_key',
};

function aspectOf(
  input: CipherInput,
  form: CipherBytes,
  { hypothesis, profile, view, frame: read }: Opened,
  outcomes: HypothesisOutcome[],
): CipherAspect {
  // The v2 calls encrypt without a frame (protocol.md section 8.6).
  const framed =
    input.use === 'unframed' ? read.findings.filter(({ code }) => code !== 'framing_missing') : read.findings;
  const frame = { ...read, findings: framed };
  const aes = [
    ...hypothesis.codes.map((code) => proven(code, { hypothesis: hypothesis.id, profile })),
    ...viewFindings(view, frame),
  ];
  const owner =
    profile === input.addressed ? [] : [proven('ciphertext_other_profile', { profile, addressed: input.addressed })];
  const text = decodeUtf8(frame.message);
  const cut = frame.findings.some(({ code, evidence }) => code === 'ciphertext_truncated' && 'promised' in evidence);
  const legacy = text === undefined ? legacyJson(frame.message) : undefined;
  const plain = cut
    ? { findings: [] }
    : text !== undefined
      ? judgePlaintext(text, input.use)
      : judgeForeign(legacy, input.use);
  const shown = text ?? legacy?.text ?? decodeUtf8Lossy(frame.message);
  return {
    findings: [...form.findings, ...owner, ...aes, ...frame.findings, ...plain.findings],
    layers: [
      textLayer(input, form),
      layer('aes', codesOf([...owner, ...aes]), {
        data: { hypothesis: hypothesis.id, view: view.id, profile },
        bytes: view.plain,
      }),
      layer('frame', codesOf(frame.findings), {
        bytes: view.plain,
        fields: frame.fields,
        data: { appId: frame.appId },
        ...(cut ? { status: 'failed' as const } : {}),
      }),
      layer('plaintext', codesOf(plain.findings), { text: shown, ...(cut ? { status: 'failed' as const } : {}) }),
    ],
    outcomes,
    ...('value' in plain && plain.value ? { plain: plain.value } : {}),
  };
}

function judgeForeign(legacy: { encoding: string; text: string } | undefined, use: PlaintextUse) {
  const finding = proven('plaintext_not_utf8', legacy ? { encoding: legacy.encoding } : {});
  if (!legacy) return { findings: [finding] };
  const verdict = judgePlaintext(legacy.text, use);
  return { ...verdict, findings: [finding, ...verdict.findings] };
}

// The sixteen bytes of the prefix as far as they can be shown: they are random, and mostly letters and digits.
function viewFindings({ id, plain }: View, frame: FrameReading): Finding[] {
  const code = VIEW_CODE[id];
  if (code === undefined) return [];
  const prefix = hasRandom(frame) && id !== 'prepended_iv' ? decodeUtf8(plain.subarray(0, 16)) : undefined;
  return [proven(code, { view: id, ...(prefix && /^\w+$/.test(prefix) ? { prefix } : {}) })];
}

function unexplained(input: CipherInput, form: CipherBytes, outcomes: HypothesisOutcome[]): CipherAspect {
  const { bytes } = form;
  const salted = bytes.length > 16 && decodeUtf8(bytes.subarray(0, 8)) === 'Salted__';
  // Not a spelling's fault unless the spelling is wrong by itself.
  const evident = form.findings.filter(({ code }) => code !== 'plus_became_space' || /\s/.test(input.value.trim()));
  const cause = salted
    ? proven('ciphertext_openssl_salted', { bytes: bytes.length })
    : suspected('ciphertext_unexplained', {
        bytes: bytes.length,
        remainder: bytes.length % 16,
        profiles: input.profiles.length,
      });
  return {
    findings: [...evident, cause],
    layers: [textLayer(input, form), layer('aes', [cause.code], { status: 'failed', data: { bytes: bytes.length } })],
    outcomes,
  };
}
