import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { utf8 } from '#protocol/bytes.ts';
import { signToken } from '#protocol/jwt.ts';
import { findLeaks } from '#protocol/leaks.ts';
import { masked } from '#protocol/masking.ts';
import type { Secret } from '#protocol/secret.ts';
import { hitsIn, withoutHits } from './lookThrough.ts';

const SECRETS: Secret[] = [
  { id: 't', field: 'token', value: 'mF7xPlWxqRG4A8hELYb3tLXpnTM6jQ' },
  { id: 'k', field: 'encodingAESKey', value: 'Zm9v+QmFy/3Kiej+xdXh/abcDEFghiJKLmno+pq/stU' },
];
const { token } = await signToken({ payloadJson: '{"msg":"你好"}', secret: SECRETS[1]!.value });
const forms = SECRETS.flatMap(({ value }) => [value, encodeURIComponent(value), btoa(value), JSON.stringify(value)]);

const text = fc.array(
  fc.oneof(fc.constantFrom(...forms, token, '\n', '你好'.repeat(9)), fc.string({ maxLength: 20 })),
  {
    maxLength: 12,
  },
);

describe('a file that is looked through in pieces', () => {
  it('gives what it gives as a whole, wherever it is cut, and is masked the same', async () => {
    await fc.assert(
      fc.asyncProperty(text, fc.integer({ min: 16, max: 400 }), async (parts, size) => {
        const whole = parts.join(' ');
        const blob = new Blob([whole]);
        const hits = await hitsIn(blob, SECRETS, findLeaks, size);
        const expected = await hitsIn(whole, SECRETS, findLeaks);
        expect(hits).toEqual(expected);
        expect(hits.map(({ line, start }) => [line, start])).toEqual(
          expected.map(({ start }) => [
            new TextDecoder().decode(utf8(whole).subarray(0, start)).split('\n').length,
            start,
          ]),
        );
        const rest = (await withoutHits(blob, hits, size)) as Blob;
        expect(new Uint8Array(await rest.arrayBuffer())).toEqual(masked(utf8(whole), expected));
        expect(await withoutHits(whole, expected)).toBe(new TextDecoder().decode(masked(utf8(whole), expected)));
      }),
      { numRuns: 150 },
    );
  });

  it('has the text of each place, and none in nothing', async () => {
    const [hit] = await hitsIn(new Blob([`a\nb ${SECRETS[0]!.value}`]), SECRETS, findLeaks, 3);
    expect(hit).toMatchObject({ line: 2, text: SECRETS[0]!.value, form: 'raw' });
    expect(await hitsIn(new Blob([]), SECRETS, findLeaks)).toEqual([]);
    expect(await hitsIn('', SECRETS, findLeaks)).toEqual([]);
  });
});
