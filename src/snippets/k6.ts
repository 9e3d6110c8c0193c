/** A k6 script (version 1 and later, for its Web Crypto), for load that one browser cannot make. */
import { claimsLines, jsString, messageLines } from './javascript.ts';
import { CONSTANT_NAMES, indent, programOf, recipeOf, type Recipe } from './recipe.ts';
import type { SnippetInput, SnippetTarget } from './snippet.ts';

export const K6: SnippetTarget = {
  id: 'k6',
  label: 'k6',
  group: 'collection',
  language: 'javascript',
  fileName: 'dialog.k6.js',
  forms: ['computes', 'frozen'],
  generate: k6Script,
};

function k6Script(input: SnippetInput): string {
  const recipe = recipeOf(input);
  const body = programOf(workLines(recipe.work), sendLines(recipe)).trimEnd().split('\n');
  return programOf(
    importLines(recipe.work.kind),
    ['export const options = { vus: 1, iterations: 1 };'],
    secretLines(recipe),
    ['export default async function () {', ...indent(body, '  '), '}'],
  );
}

function importLines(kind: Recipe['work']['kind']): string[] {
  const check = ["import { check } from 'k6';", "import http from 'k6/http';"];
  switch (kind) {
    case 'claims':
      return [...check, "import { hmac } from 'k6/crypto';", "import { b64encode } from 'k6/encoding';"];
    case 'frame':
      return [...check, "import { b64decode, b64encode } from 'k6/encoding';"];
    case 'frozen':
      return check;
  }
}

function secretLines({ secrets }: Recipe): string[] {
  return secrets.map(({ field, variable, literal }) => {
    return `const ${CONSTANT_NAMES[field]} = ${literal === undefined ? `__ENV.${variable}` : jsString(literal)};`;
  });
}

function workLines(work: Recipe['work']): string[] {
  switch (work.kind) {
    case 'claims':
      return [
        ...claimsLines(work, 'crypto.randomUUID()'),
        work.extraMembers === ''
          ? 'const payload = JSON.stringify(claims);'
          : `const payload = JSON.stringify(claims).slice(0, -1) + ',' + ${jsString(work.extraMembers)} + '}';`,
        ...K6_SIGN,
      ];
    case 'frame':
      return [...messageLines(work), ...K6_ENCRYPT];
    case 'frozen':
      return [];
  }
}

/** Lines that make `query` of `payload`. */
export const K6_SIGN = [
  'const input = b64encode(\'{"typ":"JWT","alg":"HS256"}\', \'rawurl\') + \'.\' + b64encode(payload, \'rawurl\');',
  '// The key signs as text: it is not base64-decoded.',
  "const query = input + '.' + hmac('sha256', ENCODING_AES_KEY, input, 'base64rawurl');",
];

/** Lines that make `encrypt` of `message`. */
export const K6_ENCRYPT = [
  '',
  '// random(16) | length(4, big-endian) | message | APPID | padding to 32 bytes, under AES-256-CBC.',
  "const utf8 = (text) => new Uint8Array(b64decode(b64encode(text), 'std'));",
  'const text = utf8(JSON.stringify(message));',
  'const appId = utf8(APPID);',
  'const used = 20 + text.length + appId.length;',
  'const padding = 32 - (used % 32);',
  'const frame = new Uint8Array(used + padding).fill(padding);',
  'frame.set(crypto.getRandomValues(new Uint8Array(16)));',
  'new DataView(frame.buffer).setUint32(16, text.length);',
  'frame.set(text, 20);',
  'frame.set(appId, 20 + text.length);',
  "const raw = new Uint8Array(b64decode(ENCODING_AES_KEY, 'rawstd'));",
  "const key = await crypto.subtle.importKey('raw', raw, 'AES-CBC', false, ['encrypt']);",
  "const sealed = await crypto.subtle.encrypt({ name: 'AES-CBC', iv: raw.slice(0, 16) }, key, frame);",
  '// Web Crypto adds a padding block of its own; the frame is padded already.',
  'const encrypt = b64encode(sealed.slice(0, frame.length));',
];

function sendLines({ encoding, parameter, urlBeforeToken, work }: Recipe): string[] {
  const address = `${jsString(urlBeforeToken)} + encodeURIComponent(TOKEN)`;
  if (work.kind === 'frozen') {
    const headers = work.headers.map(([name, value]) => `${jsString(name)}: ${jsString(value)}`).join(', ');
    const search = work.search === '' ? '' : ` + ${jsString(work.search)}`;
    return postLines(address + search, encoding === 'url' ? 'null' : jsString(work.bodyText), headers);
  }
  switch (encoding) {
    case 'form':
      return postLines(address, `{ ${parameter} }`, "Accept: 'application/json'");
    case 'json':
      return postLines(
        address,
        `JSON.stringify({ ${parameter} })`,
        "'Content-Type': 'application/json', Accept: 'application/json'",
      );
    case 'url':
      return postLines(
        `${address} + '?${parameter}=' + encodeURIComponent(${parameter})`,
        'null',
        "Accept: 'application/json'",
      );
  }
}

function postLines(address: string, body: string, headers: string): string[] {
  return [
    `const response = http.post(${address}, ${body}, { headers: { ${headers} } });`,
    'check(response, {',
    "  'status is 200': ({ status }) => status === 200,",
    "  'no errcode': ({ body }) => !JSON.parse(body).errcode,",
    '});',
  ];
}
