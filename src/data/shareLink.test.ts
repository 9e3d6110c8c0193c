import { describe, expect, it } from 'vitest';
import { toBase64url } from '#protocol/bytes.ts';
import { draftSpec, type WorkbenchDraft } from './drafts.ts';
import { LONGEST, readShare, shareFragment } from './shareLink.ts';

const DRAFT: WorkbenchDraft = {
  ...draftSpec.initial(),
  api: 'dictmsg',
  username: 'u-1',
  msg: '查一下从上海到北京的机票 🚄',
  extraClaims: '{"big":12345678901234567890}',
};

async function fragmentOf(text: string): Promise<string> {
  const stream = new Blob([text]).stream().pipeThrough(new CompressionStream('deflate-raw'));
  return `#share=1.${toBase64url(new Uint8Array(await new Response(stream).arrayBuffer()))}`;
}

describe('a share link', () => {
  it('gives back the call, without what belongs to one console', async () => {
    const made = await shareFragment({ ...DRAFT, frozenRandom: 'ab'.repeat(16), vocabulariesOf: 'profile-7' });
    expect(made.ok && made.fragment).toMatch(/^#share=1\.[\w-]+$/);
    expect(made.ok && (await readShare(made.fragment))).toEqual({ ok: true, draft: DRAFT });
  });

  it('is none where the words are too many, and says which way', async () => {
    const large = { count: 1e6, bytes: 9e6, jsonBytes: 9e6, revision: 0 };
    const [first] = DRAFT.vocabularies;
    const vocabularies = [{ ...first!, words: [], large }];
    expect(await shareFragment({ ...DRAFT, vocabularies })).toEqual({ ok: false, problem: 'large_vocabulary' });
    const noise = Array.from({ length: 3000 }, () => crypto.randomUUID());
    const many = [{ ...first!, words: noise }];
    expect(await shareFragment({ ...DRAFT, vocabularies: many })).toEqual({ ok: false, problem: 'too_long' });
  });

  it('that is hostile, cut or of another version is refused', async () => {
    expect(await readShare('')).toBeUndefined();
    expect(await readShare('#other')).toBeUndefined();
    expect(await readShare('#share=9.abc')).toEqual({ ok: false, problem: 'unknown_version' });
    for (const body of ['', '1', '1.%%%', '1.AAAA', '<script>'])
      expect(await readShare(`#share=${body}`)).toMatchObject({ ok: false, problem: 'not_a_link' });
    expect(await readShare(`#share=1.${'A'.repeat(LONGEST)}`)).toEqual({ ok: false, problem: 'too_large' });
    // Ten megabytes that fit in a link.
    expect(await readShare(await fragmentOf('a'.repeat(10_000_000)))).toEqual({ ok: false, problem: 'too_large' });
    expect(await readShare(await fragmentOf('{"api":"other"}'))).toEqual({
      ok: false,
      problem: 'bad_shape',
      place: 'api',
    });
    expect(await readShare(await fragmentOf('{'))).toMatchObject({ problem: 'not_a_link' });
    const polluting = JSON.stringify(DRAFT).replace('{', '{"__proto__":{"polluted":1},');
    expect(await readShare(await fragmentOf(polluting))).toEqual({ ok: true, draft: DRAFT });
    expect('polluted' in {}).toBe(false);
  });
});
