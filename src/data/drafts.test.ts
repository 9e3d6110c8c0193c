import { describe, expect, it } from 'vitest';
import { callOf, draftSpec, typingIssues } from './drafts.ts';

const draft = draftSpec.initial();

describe('callOf', () => {
  it('leaves out vocabularies that are switched off', () => {
    const [first] = draft.vocabularies;
    const both = { ...draft, vocabularies: [first!, { id: 'b', name: 'off', words: ['x'], enabled: false }] };
    expect(callOf(both).vocabularies.map(({ name }) => name)).toEqual(['your_vocab_name']);
  });

  it('adds exp only when it is on and a whole number', () => {
    expect(callOf({ ...draft, exp: true, expSeconds: '60' }).exp).toBe(60);
    expect(callOf({ ...draft, exp: true, expSeconds: '6o' }).exp).toBeUndefined();
    expect(callOf({ ...draft, exp: false, expSeconds: '60' }).exp).toBeUndefined();
  });
});

describe('typingIssues', () => {
  it('stops a call whose texts are half typed, each at its field', () => {
    expect(typingIssues({ ...draft, exp: true, expSeconds: '' })).toMatchObject([{ field: 'exp', severity: 'error' }]);
    const broken = { ...draft, api: 'dictmsg' as const, vocabularyText: '{"a":' };
    expect(typingIssues(broken)).toMatchObject([{ field: 'vocabularies', code: 'not_json' }]);
    expect(typingIssues({ ...broken, api: 'message' })).toEqual([]);
    expect(typingIssues(draft)).toEqual([]);
  });
});
