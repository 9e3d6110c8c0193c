import { describe, expect, it } from 'vitest';
import { utf8 } from './bytes.ts';
import { signToken } from './jwt.ts';
import { AWKWARD_SAMPLE, PUBLISHED_SAMPLE } from './sampleCredentials.ts';
import type { Secret } from './secret.ts';
import { tokensThatVerify } from './signedTokens.ts';

const KEYS = [AWKWARD_SAMPLE, PUBLISHED_SAMPLE].map(({ appId, encodingAESKey }): Secret => ({
  id: appId,
  field: 'encodingAESKey',
  value: encodingAESKey,
}));
const signedBy = async (secret: string) => (await signToken({ payloadJson: '{"username":"u"}', secret })).token;

describe('tokensThatVerify', () => {
  it('finds a token wherever it stands and names the key that signed it', async () => {
    const token = await signedBy(PUBLISHED_SAMPLE.encodingAESKey);
    const before = '开放 query=';
    const hits = await tokensThatVerify(`${before}${token}&x=1 v1.${token}.gz`, KEYS);
    expect(hits.map(({ secret, form }) => [secret.id, form])).toEqual([
      [PUBLISHED_SAMPLE.appId, 'signed'],
      [PUBLISHED_SAMPLE.appId, 'signed'],
    ]);
    expect(hits[0]).toMatchObject({
      start: utf8(before).length,
      end: utf8(before).length + token.length,
    });
  });

  it('lets pass what another key signed, what is no token, and megabytes of dots', async () => {
    const foreign = await signedBy('another key altogether');
    expect(await tokensThatVerify(`${foreign} a.b.c ${'a.'.repeat(50_000)}`, KEYS)).toEqual([]);
    expect(await tokensThatVerify(foreign, [{ id: 'half', field: 'encodingAESKey', value: 'anothe' }])).toEqual([]);
  });
});
