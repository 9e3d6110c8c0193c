/** Runs in a browser's worker, where the console does this work: from pasted lines to the body that is sent, by stage. */

const scope = /** @type {any} */ (globalThis);
/** AES through crypto-js takes minutes from here on. */
const CRYPTO_JS_LIMIT = 100_000;
const PIECE = 384 * 1024;

scope.onmessage = async (
  /** @type {{ data: { size: number, text: string, draft: any, credentials: any } }} */ event,
) => {
  scope.postMessage(await measure(event.data));
};

/** @param {{ size: number, text: string, draft: any, credentials: any }} given */
async function measure({ size, text, draft, credentials }) {
  const [lines, pool, lists, repeats, files, sealing, escaping, encoding, protocol] = await Promise.all(
    [
      'vocab/lines',
      'vocab/wordPool',
      'vocab/wordList',
      'vocab/repeats',
      'vocab/vocabularyFile',
      'vocab/largeRequest',
      'vocab/escapedBase64',
      'protocol/bytes',
      'protocol/prepare',
    ].map((path) => import(`${scope.location.origin}/src/${path}.ts`)),
  );
  const words = [...new Set(text.split('\n').filter(Boolean))];
  const list = lists.WordList.of(words);
  const json = files.jsonOf(list);
  const bytes = new Uint8Array(json.length + 32 - (json.length % 32));
  const utf8 = new TextEncoder().encode(text);
  const pasted = () => {
    const place = new pool.WordPool(utf8.length, size);
    return new lists.WordList(place, lines.addLines(place, place.adopt(utf8)));
  };
  const whole = pasted();
  const stages = {
    'UTF-8': await timed(size, () => new TextEncoder().encode(text)),
    parse: await timed(size, pasted),
    repeats: await timed(size, () => [...repeats.findRepeats(whole)]),
    JSON: await timed(size, () => files.jsonOf(list)),
    AES: await timed(size, () => aes(bytes, credentials.encodingAESKey)),
    'base64, escaped': await timed(size, () => {
      for (let at = 0; at < bytes.length; at += PIECE) escaping.escapedBase64(bytes.subarray(at, at + PIECE));
    }),
  };
  const base64 = await timed(size, () => aes(bytes, credentials.encodingAESKey, encoding.toBase64));
  const call = { ...draft, vocabularies: [{ name: 'a', words }] };
  const seal = (/** @type {string} */ encoding) =>
    timed(size, () => sealing.prepareLarge({ ...draft, encoding }, [{ name: 'a', json }], credentials, { now: 0 }));
  return {
    bytes: json.length,
    stages,
    base64,
    form: await seal('form'),
    json: await seal('json'),
    strings: await timed(size, () => protocol.prepare(call, credentials, { now: 0 })),
    cryptoJs: size <= CRYPTO_JS_LIMIT ? await timed(size, () => cryptoJs(call, credentials)) : undefined,
    naive: await timed(
      size,
      () =>
        new Set(
          text
            .split('\n')
            .map((word) => word.trim())
            .filter(Boolean),
        ).size,
    ),
  };
}

/**
 * @param {Uint8Array<ArrayBuffer>} bytes
 * @param {string} encodingAESKey
 * @param {(sealed: Uint8Array) => void} [onSealed]
 */
async function aes(bytes, encodingAESKey, onSealed) {
  const raw = Uint8Array.from(atob(`${encodingAESKey}=`), (letter) => letter.charCodeAt(0));
  const key = await crypto.subtle.importKey('raw', raw, 'AES-CBC', false, ['encrypt']);
  let iv = raw.slice(0, 16);
  for (let at = 0; at < bytes.length; at += PIECE) {
    const sealed = await crypto.subtle.encrypt({ name: 'AES-CBC', iv }, key, bytes.subarray(at, at + PIECE));
    iv = new Uint8Array(sealed.slice(-32, -16));
    onSealed?.(new Uint8Array(sealed, 0, sealed.byteLength - 16));
  }
}

/**
 * @param {{ vocabularies: readonly object[] }} call
 * @param {{ encodingAESKey: string }} credentials
 */
function cryptoJs(call, { encodingAESKey }) {
  if (!scope.CryptoJS) scope.importScripts('/node_modules/crypto-js/crypto-js.js');
  const { AES, enc } = scope.CryptoJS;
  const key = enc.Base64.parse(`${encodingAESKey}=`);
  const iv = enc.Hex.parse(key.toString().slice(0, 32));
  return encodeURIComponent(AES.encrypt(enc.Utf8.parse(JSON.stringify(call)), key, { iv }).toString());
}

/**
 * The median, in milliseconds.
 * @param {number} size
 * @param {() => unknown} action
 */
async function timed(size, action) {
  const runs = size >= 1_000_000 ? 5 : size >= 100_000 ? 7 : 15;
  // The clock of a worker has ticks of a tenth of a millisecond.
  const times = size >= 100_000 ? 1 : 50;
  /** @type {number[]} */
  const taken = [];
  for (let i = 0; i < runs; i++) {
    const before = performance.now();
    for (let k = 0; k < times; k++) await action();
    taken.push((performance.now() - before) / times);
  }
  return taken.toSorted((a, b) => a - b)[runs >> 1] ?? 0;
}
