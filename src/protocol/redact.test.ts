import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { concatBytes, decodeUtf8Lossy, toBase64, utf8 } from './bytes.ts';
import { redact, restore } from './redact.ts';
import type { Secret } from './secret.ts';
import { scanForSecrets } from './secretScan.ts';

const TOKEN: Secret = { id: 'p1', field: 'token', value: 'mF7xPlWxqRG4A8hELYb3tLXpnTM6jQ' };
const KEY: Secret = { id: 'p1', field: 'encodingAESKey', value: 'q1Os1ZMe0nG28KUEx9lg3HjK7V5QyXvi212fzsgDqgz' };

describe('redact', () => {
  it('gives back the exact bytes to whoever has the secrets, and keeps none of them', async () => {
    const forms = fc.constantFrom(
      TOKEN.value,
      encodeURIComponent(TOKEN.value),
      toBase64(utf8(` ${TOKEN.value}`)),
      KEY.value,
    );
    await fc.assert(
      fc.asyncProperty(fc.array(fc.oneof(fc.string(), forms), { maxLength: 6 }), async (pieces) => {
        const bytes = utf8(pieces.join('|'));
        const kept = await redact(bytes.slice(), [TOKEN, KEY]);
        expect(kept.bytes).toHaveLength(bytes.length);
        const everything = concatBytes(kept.bytes, ...kept.seals.map(({ sealed }) => sealed));
        expect(scanForSecrets(everything, [TOKEN, KEY])).toEqual([]);
        expect(await restore(kept, [KEY, TOKEN])).toEqual({ bytes, missing: [] });
      }),
      { numRuns: 40 },
    );
  });

  it('masks what belonged to a secret that has changed or is gone, and says which', async () => {
    const kept = await redact(utf8(`/openapi/message/${TOKEN.value}?a=${KEY.value}`), [TOKEN, KEY]);
    const { bytes, missing } = await restore(kept, [{ ...TOKEN, value: 'another token of the same profile' }, KEY]);
    expect(decodeUtf8Lossy(bytes)).toBe(`/openapi/message/${'*'.repeat(30)}?a=${KEY.value}`);
    expect(missing).toEqual([{ owner: 'p1', field: 'token' }]);
  });

  it('opens with the same secret under another profile', async () => {
    const bytes = utf8(`x ${TOKEN.value} y`);
    const kept = await redact(bytes.slice(), [TOKEN]);
    expect(await restore(kept, [{ ...TOKEN, id: 'imported' }])).toEqual({ bytes, missing: [] });
  });

  it('takes the places from whoever looks for them', async () => {
    const bytes = utf8(`a ${TOKEN.value}`);
    const kept = await redact(bytes.slice(), [TOKEN], [], () => Promise.resolve([{ start: 0, end: 1, secret: TOKEN }]));
    expect(decodeUtf8Lossy(kept.bytes)).toBe(`* ${TOKEN.value}`);
  });

  it('cuts a secret at a known place that is too short to be looked for', async () => {
    const short: Secret = { id: 'p', field: 'token', value: 'abc' };
    const kept = await redact(utf8('/openapi/message/abc'), [short], [{ start: 17, end: 20, secret: short }]);
    expect(decodeUtf8Lossy(kept.bytes)).toBe('/openapi/message/***');
    expect(decodeUtf8Lossy((await restore(kept, [short])).bytes)).toBe('/openapi/message/abc');
  });
});
