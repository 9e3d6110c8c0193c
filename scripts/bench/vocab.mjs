import { execFile } from 'node:child_process';
import { createRequire } from 'node:module';
import { promisify } from 'node:util';
import { median } from './report.mjs';
import { source } from './source.mjs';
import { vocabPage } from './vocabPage.mjs';

const encodingAESKey = 'q1Os1ZMe0nG28KUEx9lg3HjK7V5QyXvi212fzsgDqgz';
const credentials = { appId: 'Gg8HejYTkUsEIlG', token: 'YV78Pyj1VvqdNGpMJ1pHic0bIBOWMv', encodingAESKey };
const draft = {
  api: 'dictmsg',
  username: 'u',
  msg: '打电话给张三',
  encoding: 'form',
  claimName: 'msg',
  iat: false,
  jti: false,
  extraClaims: '',
  vocabularies: [],
};
const SIZES = [1, 1_000, 100_000, 1_000_000];
/** AES through crypto-js takes minutes from here on. */
const CRYPTO_JS_LIMIT = 100_000;
const PIECE = 768 * 1024;

/** From pasted lines to the body that is sent, stage by stage, at four sizes; peers in the same run; then in a browser. */
export async function vocab() {
  const [
    { addLines },
    { WordPool },
    { WordList },
    { jsonOf },
    { prepareLarge },
    { base64Bytes, escapeBase64 },
    { prepare },
  ] = await Promise.all(
    [
      'vocab/lines',
      'vocab/wordPool',
      'vocab/wordList',
      'vocab/vocabularyFile',
      'vocab/largeRequest',
      'vocab/base64Bytes',
    ]
      .concat('protocol/prepare')
      .map((path) => source(`src/${path}.ts`)),
  );
  const openssl = await opensslSpeed();
  /** @type {import('./report.mjs').Row[]} */
  const rows = [];
  for (const size of SIZES) {
    const label = size.toLocaleString('en-US');
    const text = lines(size);
    const words = [...new Set(text.split('\n'))];
    const list = WordList.of(words);
    const json = jsonOf(list);
    const bytes = new Uint8Array(json.length + 32 - (json.length % 32));
    const utf8 = new TextEncoder().encode(text);
    const base64 = base64Bytes(bytes);
    const stages = {
      parse: await timed(size, () => addLines(new WordPool(utf8.length, size), utf8)),
      'UTF-8': await timed(size, () => new TextEncoder().encode(text)),
      JSON: await timed(size, () => jsonOf(list)),
      AES: await timed(size, () => aes(bytes)),
      base64: await timed(size, () => base64Bytes(bytes)),
      escape: await timed(size, () => escapeBase64(base64)),
    };
    const sum = Object.values(stages).reduce((total, ms) => total + ms, 0);
    const share = Object.entries(stages).map(([name, ms]) => `${name} ${((100 * ms) / sum).toFixed(0)} %`);
    rows.push({ what: `${label} words: all stages`, value: sum, unit: 'ms', note: share.join(', ') });

    const environment = { now: 0 };
    const large = await timed(size, () => prepareLarge(draft, [{ name: 'a', json }], credentials, environment));
    rows.push({
      what: `${label} words: bytes to body`,
      value: large,
      unit: 'ms',
      note: against(json.length, large, openssl),
    });
    const whole = { ...draft, vocabularies: [{ name: 'a', words }] };
    const strings = await timed(size, () => prepare(whole, credentials, environment));
    rows.push({
      what: `${label} words: Web Crypto over strings`,
      value: strings,
      unit: 'ms',
      note: times(strings, large),
    });
    if (size <= CRYPTO_JS_LIMIT) {
      const plain = await timed(size, () => cryptoJs(JSON.stringify({ a: words })));
      rows.push({ what: `${label} words: crypto-js`, value: plain, unit: 'ms', note: times(plain, large) });
    }
    const naive = await timed(
      size,
      () =>
        new Set(
          text
            .split('\n')
            .map((word) => word.trim())
            .filter(Boolean),
        ).size,
    );
    rows.push({ what: `${label} lines: split, trim, Set`, value: naive, unit: 'ms', note: 'the usual one line' });
  }
  if (openssl) rows.push({ what: 'openssl speed aes-256-cbc, 16 kB', value: openssl, unit: 'MB/s' });
  return [...rows, ...(await vocabPage(lines(1_000_000)))];
}

/**
 * Short CJK words, a tenth of them repeats.
 * @param {number} count
 */
export function lines(count) {
  const word = (/** @type {number} */ i) =>
    String.fromCharCode(0x4e00 + (i % 9973), 0x4e00 + ((i * 7) % 20011), 0x4e00 + (Math.floor(i / 9973) % 997));
  return Array.from({ length: count }, (_, i) => word(i % 10 === 9 ? i - 9 : i)).join('\n');
}

/** @param {Uint8Array<ArrayBuffer>} bytes */
async function aes(bytes) {
  const raw = Buffer.from(`${encodingAESKey}=`, 'base64');
  const key = await crypto.subtle.importKey('raw', raw, 'AES-CBC', false, ['encrypt']);
  let iv = new Uint8Array(raw.subarray(0, 16));
  for (let at = 0; at < bytes.length; at += PIECE) {
    const sealed = await crypto.subtle.encrypt({ name: 'AES-CBC', iv }, key, bytes.subarray(at, at + PIECE));
    iv = new Uint8Array(sealed.slice(-32, -16));
  }
}

/** @param {string} message */
function cryptoJs(message) {
  const { AES, enc } = createRequire(import.meta.url)('crypto-js');
  const key = enc.Base64.parse(`${encodingAESKey}=`);
  const iv = enc.Hex.parse(key.toString().slice(0, 32));
  return AES.encrypt(enc.Utf8.parse(message), key, { iv }).toString();
}

/** Megabytes a second, where there is an OpenSSL. */
async function opensslSpeed() {
  try {
    const { stdout } = await promisify(execFile)('openssl', [
      'speed',
      '-elapsed',
      '-seconds',
      '1',
      '-bytes',
      '16384',
      '-mr',
      '-evp',
      'aes-256-cbc',
    ]);
    const found = /\+F:\d+:[^:]+:([\d.]+)/.exec(stdout);
    return found ? Number(found[1]) / 1e6 : undefined;
  } catch {
    return undefined;
  }
}

/**
 * @param {number} bytes
 * @param {number} ms
 * @param {number | undefined} openssl
 */
function against(bytes, ms, openssl) {
  const rate = bytes / 1000 / ms;
  return `${rate.toFixed(0)} MB/s${openssl ? `, ${(rate / openssl).toFixed(2)} x openssl` : ''}`;
}

/**
 * @param {number} theirs
 * @param {number} ours
 */
function times(theirs, ours) {
  return `${(theirs / ours).toFixed(1)} x ours`;
}

/**
 * @param {number} size
 * @param {() => unknown} action
 */
async function timed(size, action) {
  const runs = size >= 1_000_000 ? 3 : size >= 100_000 ? 5 : 30;
  /** @type {number[]} */
  const taken = [];
  for (let i = 0; i < runs; i++) {
    const before = performance.now();
    await action();
    taken.push(performance.now() - before);
  }
  return median(taken);
}
