/** What Node and the browser share: literals and the claims. */
import type { Vocabulary } from '#protocol/vocab.ts';
import { escapeText, hex, utf16Escapes, type EscapeRules } from './escape.ts';
import { indent, needsClock, type ClaimsWork, type FrameWork, type Recipe } from './recipe.ts';

/** A text as a string literal of JavaScript and TypeScript (ECMA-262 section 12.9.4). */
export function jsString(text: string): string {
  return `'${escapeText(text, JS_RULES)}'`;
}

const JS_RULES: EscapeRules = {
  named: { "'": "\\'", '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' },
  code: (codePoint) => (codePoint < 0x100 ? `\\x${hex(codePoint, 2)}` : utf16Escapes(codePoint)),
};

// In a literal `__proto__: …` would set the prototype (ECMA-262 section 13.2.5.5); a computed name does not.
function propertyName(name: string): string {
  if (name === '__proto__') return "['__proto__']";
  return /^[A-Za-z_$][\w$]*$/.test(name) ? name : jsString(name);
}

/** Lines of `const claims = …` and the token over them, as jose makes it. */
export function signLines(work: ClaimsWork, key: string): string[] {
  const claims = claimsLines(work, 'crypto.randomUUID()');
  const header = "  .setProtectedHeader({ typ: 'JWT', alg: 'HS256' })";
  const sign = `  .sign(new TextEncoder().encode(${key}));`;
  const note = '// The key signs as text: it is not base64-decoded.';
  if (work.extraMembers === '') return [...claims, note, 'const query = await new SignJWT(claims)', header, sign];
  return [
    ...claims,
    '// Further claims stay text, so that long numbers keep every digit.',
    `const more = ${jsString(work.extraMembers)};`,
    'const payload = `${JSON.stringify(claims).slice(0, -1)},${more}}`;',
    note,
    'const query = await new CompactSign(new TextEncoder().encode(payload))',
    header,
    sign,
  ];
}

/** The class of jose that {@link signLines} uses. */
export function joseClass({ extraMembers }: ClaimsWork): 'SignJWT' | 'CompactSign' {
  return extraMembers === '' ? 'SignJWT' : 'CompactSign';
}

/** Lines of `const claims = …`; `jti` is the expression that draws one. */
export function claimsLines(work: ClaimsWork, jti: string): string[] {
  const members = [`username: ${jsString(work.username)},`, `${work.textName}: ${jsString(work.msg)},`];
  if (work.iat) members.push('iat: now,');
  if (work.exp !== undefined) members.push(`exp: now + ${work.exp},`);
  if (work.jti) members.push(`jti: ${jti},`);
  const clock = needsClock(work) ? ['const now = Math.floor(Date.now() / 1000);'] : [];
  return [...clock, 'const claims = {', ...indent(members, '  '), '};'];
}

/** Lines of `const message = …`: the object that is encrypted. */
export function messageLines({ username, msg, vocabularies }: FrameWork): string[] {
  return [
    'const message = {',
    `  username: ${jsString(username)},`,
    `  msg: ${jsString(msg)},`,
    '  svrinfo: {',
    '    real_time_slot_candidates: {',
    ...indent(vocabularies.map(vocabularyLine), '      '),
    '    },',
    '  },',
    '};',
  ];
}

function vocabularyLine({ name, words }: Vocabulary): string {
  return `${propertyName(name)}: [${words.map(jsString).join(', ')}],`;
}

/** Lines that send with fetch and print what came back. `token` is the name of the constant with the TOKEN. */
export function fetchLines({ encoding, parameter, urlBeforeToken, work }: Recipe, token: string): string[] {
  const address = `${jsString(urlBeforeToken)} + encodeURIComponent(${token})`;
  if (work.kind === 'frozen') {
    const search = work.search === '' ? '' : ` + ${jsString(work.search)}`;
    const headers = work.headers.map(([name, value]) => `    ${propertyName(name)}: ${jsString(value)},`);
    const body = encoding === 'url' ? [] : [`  body: ${jsString(work.bodyText)},`];
    return fetchCall(address + search, ['  headers: {', ...headers, '  },', ...body]);
  }
  switch (encoding) {
    case 'form':
      return fetchCall(address, [
        "  headers: { Accept: 'application/json' },",
        `  body: new URLSearchParams({ ${parameter} }),`,
      ]);
    case 'json':
      return fetchCall(address, [
        "  headers: { 'Content-Type': 'application/json', Accept: 'application/json' },",
        `  body: JSON.stringify({ ${parameter} }),`,
      ]);
    case 'url':
      return fetchCall(`${address} + '?${parameter}=' + encodeURIComponent(${parameter})`, [
        "  headers: { Accept: 'application/json' },",
      ]);
  }
}

function fetchCall(address: string, options: readonly string[]): string[] {
  return [
    `const url = ${address};`,
    'const response = await fetch(url, {',
    "  method: 'POST',",
    ...options,
    '});',
    'console.log(await response.text());',
  ];
}
