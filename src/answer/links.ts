/** Text of an answer cut into what may be shown how. No DOM: markup other than `<a>` is text and stays text. */
import { EMOJI_NAMES } from './emoji.ts';

export type TextRun =
  | { kind: 'text'; text: string }
  /** Only `http:` and `https:` ever get here. */
  | { kind: 'link'; text: string; href: string }
  /** Any other scheme, or none that can be told: shown, never followed. */
  | { kind: 'unsafeLink'; text: string; href: string; scheme: string }
  /** `weixin://bizmsgmenu`: pressing it sends the question. */
  | { kind: 'menu'; text: string; question: string; menuId?: string }
  /** A code such as `[微笑]`, known to WeChat. */
  | { kind: 'emoji'; name: string; text: string };

/** An address from an answer. `href` is there only when it is an absolute http or https URL. */
export interface Address {
  raw: string;
  href?: string;
}

/** Judges an address by what a URL parser makes of it, so that tabs, entities or capitals hide no scheme. */
export function readAddress(raw: string): Address {
  const url = parseUrl(raw);
  return url && (url.protocol === 'http:' || url.protocol === 'https:') ? { raw, href: url.href } : { raw };
}

function parseUrl(raw: string): URL | undefined {
  // Longer ones are no address anybody opens, and a parser's work on them is wasted.
  if (raw.length > MAX_ADDRESS) return undefined;
  try {
    return new URL(raw);
  } catch {
    return undefined;
  }
}

const MAX_ADDRESS = 8192;

/**
 * Cuts a text at its `<a href>` elements and emoji codes. Everything else, tags included, is text. One pass: work is
 * proportional to the length, whatever the text holds.
 */
export function textRuns(text: string): TextRun[] {
  const runs: TextRun[] = [];
  // Looked up once: without a closing tag ahead no opening one can be an element, and searching again would be quadratic.
  const lastClose = lastClosingTag(text);
  let from = 0;
  let at = text.indexOf('<');
  while (at >= 0 && at <= lastClose) {
    const element = anchorAt(text, at);
    if (!element) {
      at = text.indexOf('<', at + 1);
      continue;
    }
    pushText(runs, text.slice(from, at));
    runs.push(anchorRun(element));
    from = element.end;
    at = text.indexOf('<', from);
  }
  pushText(runs, text.slice(from));
  return runs;
}

function lastClosingTag(text: string): number {
  let last = -1;
  for (const match of text.matchAll(/<\/a\s{0,8}>/gi)) last = match.index;
  return last;
}

interface Anchor {
  href: string;
  text: string;
  end: number;
}

const MAX_TAG = 16_384;

function anchorAt(text: string, at: number): Anchor | undefined {
  if (!/^<a[\s/]/i.test(text.slice(at, at + 3))) return undefined;
  const tag = readTag(text, at + 2);
  if (!tag || tag.href === undefined) return undefined;
  const inner = innerText(text, tag.end);
  return inner && { href: decodeEntities(tag.href), text: decodeEntities(inner.text), end: inner.end };
}

// Attributes up to ">", quotes respected. Bounded, so that a page of "<a " costs no more than its length times a constant.
function readTag(text: string, from: number): { href: string | undefined; end: number } | undefined {
  const limit = Math.min(text.length, from + MAX_TAG);
  const attribute = /[\s/]*(?:(>)|([^\s=>/"'<]+)(?:\s{0,8}=\s{0,8}(?:"([^"<>]*)"|'([^'<>]*)'|([^\s"'<>]+)))?)/y;
  const head = text.slice(from, limit);
  let href: string | undefined;
  for (let match = attribute.exec(head); match; match = attribute.exec(head)) {
    if (match[1]) return { href, end: from + attribute.lastIndex };
    if (href === undefined && match[2]!.toLowerCase() === 'href') href = match[3] ?? match[4] ?? match[5] ?? '';
  }
  return undefined;
}

// The text up to the next tag, which must be the closing one: an anchor with markup inside is left as text.
function innerText(text: string, from: number): { text: string; end: number } | undefined {
  const next = text.indexOf('<', from);
  if (next < 0) return undefined;
  const close = /^<\/a\s{0,8}>/i.exec(text.slice(next, next + 12));
  return close ? { text: text.slice(from, next), end: next + close[0].length } : undefined;
}

function anchorRun({ href, text }: Anchor): TextRun {
  const menu = menuOf(href, text);
  if (menu) return menu;
  const address = readAddress(href);
  if (address.href !== undefined) return { kind: 'link', text, href: address.href };
  return { kind: 'unsafeLink', text, href, scheme: parseUrl(href)?.protocol ?? '' };
}

/** `weixin://bizmsgmenu?msgmenucontent=Q&msgmenuid=Q`: Q may be percent-encoded or not. */
function menuOf(href: string, text: string): TextRun | undefined {
  const query = /^weixin:\/\/bizmsgmenu\/?\?(.*)$/is.exec(href)?.[1];
  if (query === undefined) return undefined;
  const parameters = new Map(query.split('&').map((pair) => splitPair(pair)));
  const question = parameters.get('msgmenucontent') || text;
  const menuId = parameters.get('msgmenuid');
  return menuId === undefined ? { kind: 'menu', text, question } : { kind: 'menu', text, question, menuId };
}

function splitPair(pair: string): [name: string, value: string] {
  const at = pair.indexOf('=');
  return at < 0 ? [pair, ''] : [pair.slice(0, at), percentDecoded(pair.slice(at + 1))];
}

function percentDecoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

const ENTITIES: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: '\u00a0' };

function decodeEntities(text: string): string {
  if (!text.includes('&')) return text;
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|([a-z]{2,4}));/gi, (whole, hex, decimal, name) => {
    if (typeof name === 'string') return ENTITIES[name.toLowerCase()] ?? whole;
    const point = typeof hex === 'string' ? Number.parseInt(hex, 16) : Number(decimal);
    return point > 0 && point <= 0x10ffff ? String.fromCodePoint(point) : whole;
  });
}

function pushText(runs: TextRun[], text: string): void {
  let from = 0;
  for (const code of text.matchAll(/\[([^[\]<>\s]{1,8})\]/gu)) {
    const name = code[1]!;
    if (!EMOJI_NAMES.has(name)) continue;
    if (code.index > from) runs.push({ kind: 'text', text: text.slice(from, code.index) });
    runs.push({ kind: 'emoji', name, text: code[0] });
    from = code.index + code[0].length;
  }
  if (from < text.length) runs.push({ kind: 'text', text: text.slice(from) });
}
