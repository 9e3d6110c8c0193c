import { describe, expect, it } from 'vitest';
import { EXAMPLE_DRAFT, type Draft } from '#protocol/draft.ts';
import { prepare } from '#protocol/prepare.ts';
import { PUBLISHED_SAMPLE } from '#protocol/sampleCredentials.ts';
import type { Exchange } from './exchange.ts';
import type { HistoryRecord } from './history.ts';
import { decodeRecord, encodeRecord } from './historyRecord.ts';
import { draftOf, replayObstacles } from './replay.ts';
import type { Profile } from './profiles.ts';

const NOW = 1_795_000_000;
const PROFILE: Profile = {
  id: 'p',
  name: 'p',
  purpose: 'test',
  credentials: PUBLISHED_SAMPLE,
  revision: 0,
  area: 'tab',
};
const OTHER_KEY = { ...PROFILE, credentials: { ...PUBLISHED_SAMPLE, encodingAESKey: 'a'.repeat(43) } };

async function exchangeOf(changes: Partial<Draft>): Promise<Exchange> {
  const draft = { ...EXAMPLE_DRAFT, ...changes };
  const preparation = await prepare(draft, PUBLISHED_SAMPLE, { now: NOW });
  if (!preparation.ok) throw new Error(JSON.stringify(preparation.issues));
  const { api, username, msg, vocabularies } = draft;
  return {
    id: 'e',
    origin: 'bench',
    startedAt: NOW * 1000,
    target: 'emulator',
    profileId: 'p',
    api,
    username,
    msg,
    ...(api === 'dictmsg' ? { vocabularies } : {}),
    prepared: preparation.prepared,
    outcome: { kind: 'failure', reason: 'cancelled', detail: '', received: undefined, phases: { total: 1 } },
  };
}

const record = (exchange: Exchange, missing: HistoryRecord['missing'] = []): HistoryRecord => ({
  exchange,
  missing,
  row: {} as HistoryRecord['row'],
});

describe('the exact bytes', () => {
  it.each(['message', 'dictmsg'] as const)('of %s can be sent while nothing has changed', async (api) => {
    expect(await replayObstacles(record(await exchangeOf({ api, exp: 60 })), [PROFILE], NOW + 59)).toEqual([]);
  });

  it('are told to be expired once exp has passed', async () => {
    const one = record(await exchangeOf({ exp: 60 }));
    expect(await replayObstacles(one, [PROFILE], NOW + 60)).toEqual([{ code: 'expired', at: NOW + 60 }]);
  });

  it.each(['message', 'dictmsg'] as const)('of %s do not fit a key that has changed', async (api) => {
    expect(await replayObstacles(record(await exchangeOf({ api })), [OTHER_KEY], NOW)).toEqual([
      { code: 'key_changed' },
    ]);
  });

  it('are only begun with where they were too many, and words that were not kept are said to be missing', async () => {
    const one = await exchangeOf({ api: 'dictmsg', vocabularies: [{ name: '人名', words: ['张三'] }] });
    const large = { bodyBytes: 9e6, plaintextBytes: 6e6, valueBytes: 8e6, pluses: 3 };
    const begun = { ...one, prepared: { ...one.prepared, value: one.prepared.value.slice(0, 64), large } };
    expect(await replayObstacles(record(begun), [OTHER_KEY], NOW)).toEqual([{ code: 'beginning' }]);
    expect(await replayObstacles(record({ ...begun, vocabularies: [] }), [PROFILE], NOW)).toEqual([
      { code: 'beginning' },
      { code: 'words_missing' },
    ]);
  });

  it('are not there any more where a secret is missing', async () => {
    const one = record(await exchangeOf({}), [{ owner: 'p.token', field: 'token' }]);
    expect(await replayObstacles(one, [], NOW)).toEqual([{ code: 'masked' }]);
  });
});

describe('the wish behind a call', () => {
  it.each([
    { iat: true, exp: 300, jti: true, extraClaims: '{"id":9007199254740993,"a":{"b":[1]}}' },
    { iat: false, exp: undefined, jti: false, extraClaims: '', claimName: 'query' },
    { encoding: 'json', exp: 10 },
  ] as const)('of a message is read back from its claims: %j', async (changes) => {
    const draft = { ...EXAMPLE_DRAFT, ...changes };
    expect(draftOf(await exchangeOf(changes))).toEqual({ ...draft, vocabularies: [] });
  });

  it.each(['"soon"', 'null', '1e400'])('keeps an exp that is no time: %s', async (exp) => {
    const extraClaims = `{"exp":${exp}}`;
    expect(draftOf(await exchangeOf({ extraClaims }))).toMatchObject({ exp: undefined, extraClaims });
  });

  const TYPED = '{"exp": 1795003600,  "iat":1,\n"jti":"mine", "msg":"said", "a":1}';

  it('has claims as they were typed, registered ones among them', async () => {
    const draft = { ...EXAMPLE_DRAFT, claimName: 'query', extraClaims: TYPED, vocabularies: [] } as const;
    expect(draftOf(await exchangeOf(draft))).toEqual(draft);
  });

  it('keeps both through the history: what was typed, and what was switched on', async () => {
    const draft = { ...EXAMPLE_DRAFT, jti: true, exp: 0, extraClaims: '{"iat":1795000000}' };
    const { bytes, parts } = await encodeRecord(await exchangeOf(draft), () => Promise.resolve());
    expect(draftOf(decodeRecord({ bytes, parts }))).toEqual({ ...draft, vocabularies: [] });
  });

  it('of a call that does not say what was typed takes a time and an id for added, and nothing else', async () => {
    const told = (extraClaims: string) =>
      exchangeOf({ extraClaims }).then((one) => draftOf({ ...one, prepared: { ...one.prepared, added: undefined } }));
    expect(await told(`{"exp":${NOW + 60},"jti":"x","iat":${NOW},"a": 1}`)).toMatchObject({
      iat: true,
      exp: 60,
      jti: true,
      extraClaims: '{"a": 1}',
    });
    const odd = '{"exp":"soon","jti":5,"iat":1.5}';
    expect(await told(odd)).toMatchObject({ iat: false, exp: undefined, jti: false, extraClaims: odd });
  });

  it('of a dictionary call has its words', async () => {
    const vocabularies = [{ name: '联系人', words: ['王五', '李四'] }];
    expect(draftOf(await exchangeOf({ api: 'dictmsg', vocabularies }))).toMatchObject({ api: 'dictmsg', vocabularies });
  });
});
