/** The script that collections run before they send: CryptoJS, which Postman, Apifox and Bruno all bring along. */
import { jsString, messageLines, claimsLines } from './javascript.ts';
import { CONSTANT_NAMES, type Recipe } from './recipe.ts';

/** How a tool's scripts read credentials and hand on values: source text of the calls. */
export interface SandboxCalls {
  read: (variable: string) => string;
  write: (name: string, expression: string) => string;
}

/** Scripts of Postman, and of Apifox, which took over the same names. */
export const PM_CALLS: SandboxCalls = {
  read: (variable) => `pm.variables.get('${variable}')`,
  write: (name, expression) => `pm.variables.set('${name}', ${expression});`,
};

export const BRUNO_CALLS: SandboxCalls = {
  read: (variable) => `bru.getProcessEnv('${variable}')`,
  write: (name, expression) => `bru.setVar('${name}', ${expression});`,
};

/**
 * Lines that compute the parameter and hand it on under its own name. In an address it goes percent-encoded, because
 * these tools leave the `+` of base64 there as it is.
 */
export function sandboxLines({ work, secrets, parameter, encoding }: Recipe, calls: SandboxCalls): string[] {
  const constants = secrets
    .filter(({ field }) => field !== 'token')
    .map(({ field, variable, literal }) => {
      return `const ${CONSTANT_NAMES[field]} = ${literal === undefined ? calls.read(variable) : jsString(literal)};`;
    });
  const value = encoding === 'url' ? `encodeURIComponent(${parameter})` : parameter;
  const write = calls.write(parameter, value);
  switch (work.kind) {
    case 'claims':
      return [REQUIRE, ...constants, '', ...claimsLines(work, JTI), ...payloadLines(work.extraMembers), ...SIGN, write];
    case 'frame':
      return [REQUIRE, ...constants, '', ...messageLines(work), ...ENCRYPT, write];
    case 'frozen':
      return [];
  }
}

// Postman has a global CryptoJS already: a constant of that name would be declared twice.
const REQUIRE = "const cryptoJs = require('crypto-js');";
const JTI = 'cryptoJs.lib.WordArray.random(16).toString()';

function payloadLines(extraMembers: string): string[] {
  if (extraMembers === '') return ['const payload = JSON.stringify(claims);'];
  return [
    '// Further claims stay text, so that long numbers keep every digit.',
    `const more = ${jsString(extraMembers)};`,
    "const payload = JSON.stringify(claims).slice(0, -1) + ',' + more + '}';",
  ];
}

const SIGN = [
  '',
  'const base64url = (bytes) =>',
  "  cryptoJs.enc.Base64.stringify(bytes).replace(/\\+/g, '-').replace(/\\//g, '_').replace(/=/g, '');",
  'const input = [\'{"typ":"JWT","alg":"HS256"}\', payload]',
  '  .map((json) => base64url(cryptoJs.enc.Utf8.parse(json)))',
  "  .join('.');",
  '// The key signs as text: it is not base64-decoded.',
  "const query = input + '.' + base64url(cryptoJs.HmacSHA256(input, ENCODING_AES_KEY));",
];

const ENCRYPT = [
  '',
  '// random(16) | length(4, big-endian) | message | APPID | padding to 32 bytes, under AES-256-CBC.',
  'const text = cryptoJs.enc.Utf8.parse(JSON.stringify(message));',
  'const frame = cryptoJs.lib.WordArray.random(16)',
  '  .concat(cryptoJs.lib.WordArray.create([text.sigBytes]))',
  '  .concat(text)',
  '  .concat(cryptoJs.enc.Utf8.parse(APPID));',
  'const padding = 32 - (frame.sigBytes % 32);',
  "frame.concat(cryptoJs.enc.Hex.parse(padding.toString(16).padStart(2, '0').repeat(padding)));",
  "const key = cryptoJs.enc.Base64.parse(ENCODING_AES_KEY + '=');",
  'const encrypt = cryptoJs.AES.encrypt(frame, key, {',
  '  iv: cryptoJs.lib.WordArray.create(key.words.slice(0, 4)),',
  '  mode: cryptoJs.mode.CBC,',
  '  padding: cryptoJs.pad.NoPadding,',
  '}).ciphertext.toString(cryptoJs.enc.Base64);',
];
