/** Bytes that came back, read as far as they can be read. Nothing here throws, whatever the bytes are. */
import { decodeUtf8, decodeUtf8Lossy } from '#protocol/bytes.ts';
import type { AnswerPart } from './answerParts.ts';
import { readBotHealth, type BotHealth } from './botHealth.ts';
import { judge, type Judged, type PlatformFailure, type Verdict, type VerdictReason } from './envelope.ts';
import type { EnvelopeKind } from './fields.ts';
import { parseJson, parseJsonInSteps, type JsonNode, type JsonParse } from './json.ts';
import { READING_LIMITS } from './jsonLimits.ts';
import { memberOf, nodeAt, valueOf } from './pointer.ts';
import { readAnswer } from './richAnswer.ts';
import { surveyFields, type AnswerField, type UnknownField } from './survey.ts';

export interface ResponseInput {
  /** HTTP status. */
  status: number;
  /** As sent. */
  contentType?: string;
  bytes: Uint8Array;
}

/** `binary`: not UTF-8; `text` holds U+FFFD where bytes could not be read. */
export type BodyKind = 'json' | 'html' | 'empty' | 'text' | 'binary';
export type Charset = 'utf-8' | 'utf-8-bom' | 'not-utf-8';

export interface ReadAnswer {
  pointer: string;
  text: string;
  /** Length of the whole text where only its beginning was kept. */
  fullLength?: number;
  /** `answer_type` as sent. */
  answerType?: string;
  parts: readonly AnswerPart[];
}

export interface Reading {
  status: number;
  contentType?: string;
  kind: BodyKind;
  charset: Charset;
  /** For `not-utf-8`: a charset in which the bytes do make a text. */
  charsetGuess?: 'gb18030';
  /** Bytes of the body. */
  size: number;
  /** Without the byte order mark; offsets of nodes count in it. Of a large body the beginning. */
  text?: string;
  /** Present when the body is JSON or begins like it. */
  json?: JsonParse;
  envelope: EnvelopeKind;
  verdict: Verdict;
  /** The first check that decided the verdict; `ok` for success. */
  reason: VerdictReason;
  /** Code and text of the platform's own failure. */
  failure?: PlatformFailure;
  /** Described members in the order of the reply. */
  fields: readonly AnswerField[];
  /** Members nobody has described, outermost only. */
  unknown: readonly UnknownField[];
  /** Pointers of members that the published samples of this shape have and this reply has not. */
  absent: readonly string[];
  /** The request trace id. */
  rid?: { pointer: string; text: string };
  answer?: ReadAnswer;
  /** What the reply would show where `answer` is no text: a card in its place, lists and options beside it. */
  cards?: readonly AnswerPart[];
  /** Only for replies that carry an answer; its verdict may be `absent`. */
  health?: BotHealth;
}

/** Bodies up to this many bytes are read whole, at once; beyond it a reading keeps a part and takes its time. */
export const READ_AT_ONCE = 128 * 1024;

/** A reply as far as its shape and its success go: all that a list of thousands needs. */
export interface Opened {
  json: JsonParse | undefined;
  judged: Judged;
}

/** Opens a response body of any content without describing its members. Work is proportional to its size. */
export function openResponse({ status, contentType, bytes }: ResponseInput): Opened {
  const { charset, text } = decodeBody(bytes);
  const json = looksLikeJson(text) ? parseJson(text) : undefined;
  return { json, judged: judge({ status, kind: kindOf(charset, text, contentType), json }) };
}

/** Reads a response body of any content. Work is proportional to its size. */
export function readResponse(input: ResponseInput): Reading {
  const decoded = decodeBody(input.bytes);
  return readingOf(input, decoded, looksLikeJson(decoded.text) ? parseJson(decoded.text) : undefined);
}

/** Characters of the text that the reading of a large body keeps: enough to tell what it is. */
const TEXT_KEPT = 64 * 1024;

/**
 * Reads a large body whole and keeps of its document what `READING_LIMITS` allows, so that the reading is small whatever
 * the body is. Stops every few milliseconds to let others run.
 */
export function* readLargeResponse(input: ResponseInput): Generator<void, Reading> {
  const decoded = decodeBody(input.bytes);
  yield;
  const json = looksLikeJson(decoded.text) ? yield* parseJsonInSteps(decoded.text, READING_LIMITS) : undefined;
  const reading = readingOf(input, decoded, json);
  return { ...reading, text: decoded.text.slice(0, TEXT_KEPT) };
}

function readingOf({ status, contentType, bytes }: ResponseInput, decoded: Decoded, json?: JsonParse): Reading {
  const kind = kindOf(decoded.charset, decoded.text, contentType);
  const root = json?.root;
  const judged = judge({ status, kind, json });
  const { fields, unknown, absent } = surveyFields(root, judged.envelope, json?.problem);
  const holder = judged.envelope === 'v2' ? '/data' : '';
  const shown = answerOf(root, holder, decoded.text);
  const rid = root && textAt(root, '/rid');
  const health = judged.envelope === 'message' || judged.envelope === 'aibot' ? healthOf(root) : undefined;
  return {
    status,
    ...(contentType === undefined ? {} : { contentType }),
    kind,
    ...decoded,
    size: bytes.length,
    ...(json ? { json } : {}),
    ...judged,
    fields,
    unknown: notMeant(unknown, health),
    absent,
    ...(rid === undefined ? {} : { rid: { pointer: '/rid', text: rid } }),
    ...shown,
    ...(health ? { health } : {}),
  };
}

/** Members nobody has described; one whose name is only wrong is told of with what it means. */
function notMeant(unknown: readonly UnknownField[], health: BotHealth | undefined): readonly UnknownField[] {
  const meant = new Set(health?.notes.filter(({ code }) => code === 'wrong_name').map(({ pointer }) => pointer));
  return meant.size === 0 ? unknown : unknown.filter(({ pointer }) => !meant.has(pointer));
}

/** All that a reply shows, whether `answer` is a text or not. */
export function shownParts({ answer, cards = [] }: Pick<Reading, 'answer' | 'cards'>): readonly AnswerPart[] {
  return answer?.parts ?? cards;
}

type Decoded = Pick<Reading, 'charset' | 'charsetGuess'> & { text: string };

function decodeBody(bytes: Uint8Array): Decoded {
  const text = decodeUtf8(bytes);
  if (text !== undefined) {
    return text.startsWith('\ufeff') ? { charset: 'utf-8-bom', text: text.slice(1) } : { charset: 'utf-8', text };
  }
  const lossy = { charset: 'not-utf-8', text: decodeUtf8Lossy(bytes) } as const;
  return isGb18030(bytes) ? { ...lossy, charsetGuess: 'gb18030' } : lossy;
}

// A text in GB 18030 that also has Chinese characters; any two high bytes could be one, so control bytes rule it out.
function isGb18030(bytes: Uint8Array): boolean {
  try {
    const text = new TextDecoder('gb18030', { fatal: true }).decode(bytes);
    return /\p{Script=Han}/u.test(text) && !/[\u0000-\u0008\u000e-\u001f]/.test(text);
  } catch {
    return false;
  }
}

function kindOf(charset: Charset, text: string, contentType: string | undefined): BodyKind {
  if (charset === 'not-utf-8') return 'binary';
  if (text.trim() === '') return 'empty';
  if (looksLikeJson(text)) return 'json';
  if (looksLikeHtml(text) || /^\s*(?:text\/html|application\/xhtml)/i.test(contentType ?? '')) return 'html';
  return parseJson(text.slice(0, SCALAR_LIMIT)).problem ? 'text' : 'json';
}

// A bare JSON string, number or literal is never longer than this in practice; a longer one is shown as text.
const SCALAR_LIMIT = 1024;

function looksLikeJson(text: string): boolean {
  return /^[\s\ufeff]*[{[]/.test(text);
}

function looksLikeHtml(text: string): boolean {
  return /^\s*<(?:!doctype\b|!--|\?xml\b|html\b|head\b|body\b|title\b|center\b|h[1-6]\b|div\b|p\b|script\b)/i.test(
    text,
  );
}

function textAt(root: JsonNode, pointer: string): string | undefined {
  const node = nodeAt(root, pointer);
  return node?.kind === 'string' ? node.value : undefined;
}

function answerOf(root: JsonNode | undefined, holder: string, source: string): Pick<Reading, 'answer' | 'cards'> {
  const envelope = nodeAt(root, holder);
  if (!envelope) return {};
  const answer = valueOf(envelope, 'answer');
  const pointer = `${holder}/answer`;
  const context = { pointer, envelope, source };
  if (answer?.kind !== 'string') {
    const cards = readAnswer(answer, context);
    return cards.length > 0 ? { cards } : {};
  }
  const type = valueOf(envelope, 'answer_type');
  return {
    answer: {
      pointer,
      text: answer.value,
      ...(answer.fullLength === undefined ? {} : { fullLength: answer.fullLength }),
      ...(type?.kind === 'string' ? { answerType: type.value } : {}),
      parts: readAnswer(answer.value, context),
    },
  };
}

function healthOf(root: JsonNode | undefined): BotHealth {
  const wrongName = memberOf(root, 'bid_stat') ? undefined : memberOf(root, 'bot_state');
  return wrongName ? readBotHealth(wrongName.value, '/bot_state') : readBotHealth(valueOf(root, 'bid_stat'));
}
