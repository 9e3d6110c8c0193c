import { expect, test } from 'vitest';
import { mergeProfiles } from './mergeProfiles.ts';
import type { StoredProfile } from './profileSchema.ts';

const profile = (id: string, token = 'token', revision = 0): StoredProfile => ({
  id,
  name: id,
  purpose: 'test',
  credentials: { appId: 'app', token, encodingAESKey: 'key' },
  revision,
});
const merge = (...lists: [StoredProfile[], StoredProfile[], StoredProfile[]]) => mergeProfiles(...lists, () => 'copy');
const [a, b, c] = [profile('a'), profile('b'), profile('c')];

test('what each tab added, changed and removed is kept', () => {
  expect(merge([a], [a, b], [a, c])).toEqual([a, c, b]);
  expect(merge([a, b], [profile('a', 'mine'), b], [a, profile('b', 'theirs')])).toEqual([
    profile('a', 'mine'),
    profile('b', 'theirs'),
  ]);
  expect(merge([a, b], [a], [a, b])).toEqual([a]);
  expect(merge([a, b], [a, b], [b])).toEqual([b]);
});

test('a change wins over a removal, whichever tab made it', () => {
  const changed = profile('a', 'changed');
  expect(merge([a], [changed], [])).toEqual([changed]);
  expect(merge([a], [], [changed])).toEqual([changed]);
});

test('one profile changed in both is there twice: nothing is lost', () => {
  expect(merge([a], [profile('a', 'mine', 4)], [profile('a', 'theirs', 7)])).toEqual([
    profile('a', 'mine', 8),
    { ...profile('a', 'theirs', 7), id: 'copy', name: 'a (2)' },
  ]);
  expect(merge([a], [profile('a', 'same', 4)], [profile('a', 'same', 9)])).toEqual([profile('a', 'same', 4)]);
});
