import { describe, expect, it } from 'vitest';
import { utf8 } from '#protocol/bytes.ts';
import { sealWithPassphrase } from '#protocol/sealed.ts';
import { MOST_BYTES, checkFile, missingFrom, profileFile, readProfileFile } from './profileFile.ts';

const FEW = 1000;
const MINE = {
  name: '订票助手',
  purpose: 'live',
  credentials: { appId: 'app', token: 'TokenOfTheTicketBot', encodingAESKey: 'K'.repeat(43) },
} as const;

const sealed = (content: unknown) => sealWithPassphrase(utf8(JSON.stringify(content)), 'passphrase', FEW);
const head = { kind: 'dialog-console.profiles', version: 1 };

describe('a file of profiles', () => {
  it('gives back what went in, for its passphrase only, and nothing of this console', async () => {
    const text = await profileFile([{ ...MINE, id: 'x', revision: 7 } as typeof MINE], 'passphrase', FEW);
    expect(text).not.toContain(MINE.credentials.token);
    expect(await readProfileFile(text, 'passphrase')).toEqual({ ok: true, profiles: [MINE] });
    expect(await readProfileFile(text, 'pass')).toEqual({ ok: false, problem: { code: 'wrong_passphrase' } });
    expect(await checkFile(new Blob([`${text}\n`]))).toEqual({ ok: true, text });
  });

  it('that is none is refused before anybody is asked for a passphrase', async () => {
    expect(await checkFile(new Blob(['{"profiles":[]}']))).toEqual({ ok: false, problem: { code: 'not_sealed' } });
    expect(await checkFile(new Blob([new Uint8Array(MOST_BYTES + 1)]))).toEqual({
      ok: false,
      problem: { code: 'too_large', bytes: MOST_BYTES + 1 },
    });
  });

  it.each([
    [
      { ...head, version: 2, profiles: [] },
      { code: 'newer', version: '2' },
    ],
    [{ kind: 'other' }, { code: 'bad_shape', place: 'kind', expected: '"dialog-console.profiles"' }],
    [[], { code: 'bad_shape' }],
    [
      { ...head, profiles: [{ ...MINE, purpose: 'x' }] },
      { code: 'bad_shape', place: 'profiles.0.purpose' },
    ],
    [
      { ...head, profiles: [MINE, { ...MINE, credentials: { appId: 'a', token: 1 } }] },
      { place: 'profiles.1.credentials.token' },
    ],
    [
      { ...head, profiles: Array.from({ length: 1001 }, () => MINE) },
      { code: 'too_many', count: 1001 },
    ],
  ])('with the wrong content is refused with place and reason: %#', async (content, problem) => {
    expect(await readProfileFile(await sealed(content), 'passphrase')).toMatchObject({ ok: false, problem });
  });

  it('that holds hostile names changes nothing of ours', async () => {
    const hostile = JSON.stringify({ ...head, profiles: [MINE] }).replace('{', '{"__proto__":{"polluted":1},');
    const text = await sealWithPassphrase(utf8(hostile), 'passphrase', FEW);
    expect(await readProfileFile(text, 'passphrase')).toEqual({ ok: true, profiles: [MINE] });
    expect('polluted' in {}).toBe(false);
    expect(await readProfileFile(await sealWithPassphrase(utf8('{'), 'passphrase', FEW), 'passphrase')).toMatchObject({
      problem: { code: 'not_json' },
    });
  });

  it('adds only what is not here yet', () => {
    const other = { ...MINE, name: 'other' };
    expect(missingFrom([MINE], [MINE, other])).toEqual([other]);
  });
});
