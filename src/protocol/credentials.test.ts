import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { belongsTo, lintCredentials, maskSecret, parseCredentialBlock, type CredentialField } from './credentials.ts';
import { AWKWARD_SAMPLE, PUBLISHED_SAMPLE } from './sampleCredentials.ts';

const codesOf = (changes: Partial<typeof PUBLISHED_SAMPLE>) =>
  lintCredentials({ ...PUBLISHED_SAMPLE, ...changes })
    .filter((issue) => issue.severity !== 'note')
    .map(({ field, code, at, fix }) => ({ field, code, at, fix }));

describe('lintCredentials', () => {
  it('finds nothing above a note in either sample, though both keys have spare bits', () => {
    expect(codesOf({})).toEqual([]);
    const issues = lintCredentials(AWKWARD_SAMPLE);
    expect(issues.map(({ code, severity }) => [code, severity])).toEqual([['key_spare_bits', 'note']]);
  });

  it('points at the white space after a pasted key and offers the trimmed one', () => {
    const key = PUBLISHED_SAMPLE.encodingAESKey;
    expect(codesOf({ encodingAESKey: `${key} ` })).toEqual([
      { field: 'encodingAESKey', code: 'surrounding_space', at: 43, fix: key },
    ]);
    expect(codesOf({ encodingAESKey: `\n${key}` })[0]).toMatchObject({ at: 0, fix: key });
  });

  it.each([
    ['empty', ''],
    ['quoted', `"${PUBLISHED_SAMPLE.encodingAESKey}"`],
    ['invisible_character', `${PUBLISHED_SAMPLE.encodingAESKey}\u200b`],
    ['inner_space', PUBLISHED_SAMPLE.encodingAESKey.replace('G', ' ')],
    ['key_length', PUBLISHED_SAMPLE.encodingAESKey.slice(1)],
    ['key_padded', `${PUBLISHED_SAMPLE.encodingAESKey}=`],
    ['key_url_safe', PUBLISHED_SAMPLE.encodingAESKey.replace('G', '-')],
    ['key_alphabet', PUBLISHED_SAMPLE.encodingAESKey.replace('G', '！')],
    ['looks_like', PUBLISHED_SAMPLE.token],
  ])('says %s of the key %j', (code, encodingAESKey) => {
    expect(codesOf({ encodingAESKey }).map((issue) => issue.code)).toEqual([code]);
  });

  it('sees key and TOKEN in each other’s field', () => {
    const issues = lintCredentials({
      ...PUBLISHED_SAMPLE,
      token: PUBLISHED_SAMPLE.encodingAESKey,
      encodingAESKey: PUBLISHED_SAMPLE.token,
    });
    expect(issues.map(({ field, otherField }) => [field, otherField])).toEqual([
      ['token', 'encodingAESKey'],
      ['encodingAESKey', 'token'],
    ]);
  });

  it('refuses a TOKEN that a URL parser would swallow and warns of one that must be escaped', () => {
    expect(codesOf({ token: '..' })).toMatchObject([{ code: 'token_dot_segment' }]);
    expect(codesOf({ token: 'a/../b' })).toMatchObject([{ code: 'token_unsafe_character', at: 1 }]);
  });

  it('gives fixes that bring the issue to an end', () => {
    fc.assert(
      fc.property(
        fc.constantFrom<CredentialField>('appId', 'token', 'encodingAESKey'),
        fc.string({ unit: 'binary' }),
        (field, value) => {
          for (const { code, fix } of lintCredentials({ ...PUBLISHED_SAMPLE, [field]: value })) {
            if (fix === undefined) continue;
            const again = lintCredentials({ ...PUBLISHED_SAMPLE, [field]: fix });
            expect(again.filter((issue) => issue.code === code && issue.field === field)).toEqual([]);
          }
        },
      ),
    );
  });
});

describe('parseCredentialBlock', () => {
  const { appId, token, encodingAESKey } = PUBLISHED_SAMPLE;

  it.each([
    ['the platform page', `APPID: ${appId}\n\nTOKEN: ${token}\n\nEncodingAESKey: ${encodingAESKey}`],
    ['full-width colons and other order', `EncodingAESKey：${encodingAESKey}\nTOKEN：${token}\nAPPID：${appId}`],
    ['an .env file', `export APP_ID="${appId}"\nTOKEN='${token}'\nAES_KEY=${encodingAESKey}`],
    ['JSON', JSON.stringify({ appId, token, encodingAESKey }, null, 2)],
    ['one line of JSON', JSON.stringify({ appid: appId, TOKEN: token, aes_key: encodingAESKey })],
    ['bare values on lines', `${encodingAESKey}\n${appId}\n${token}`],
    ['bare values on one line', `${appId} ${token} ${encodingAESKey}`],
    ['a table row', `${appId}\t${token}\t${encodingAESKey}`],
  ])('sorts the three values of %s', (_, block) => {
    expect(parseCredentialBlock(block)).toEqual({ found: PUBLISHED_SAMPLE, unplaced: [] });
  });

  it('takes keys with + and / whole', () => {
    const block = `APPID=${AWKWARD_SAMPLE.appId}\nTOKEN=${AWKWARD_SAMPLE.token}\nEncodingAESKey=${AWKWARD_SAMPLE.encodingAESKey}`;
    expect(parseCredentialBlock(block).found).toEqual(AWKWARD_SAMPLE);
  });

  it('names what it could not place', () => {
    expect(parseCredentialBlock('hello world')).toEqual({ found: {}, unplaced: ['hello', 'world'] });
  });
});

describe('maskSecret', () => {
  it('keeps the last three characters and never a short value', () => {
    expect(maskSecret(PUBLISHED_SAMPLE.encodingAESKey)).toBe('••••qgz');
    expect(maskSecret('abc')).toBe('••••');
  });
});

describe('belongsTo', () => {
  it('tells the samples apart by shape', () => {
    for (const sample of [PUBLISHED_SAMPLE, AWKWARD_SAMPLE]) {
      for (const [field, value] of Object.entries(sample)) expect(belongsTo(value)).toBe(field);
    }
  });
});
