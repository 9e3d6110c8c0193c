import { afterEach, beforeEach, describe, expect, test, vi } from 'vitest';
import { openConsole } from '#data/console.ts';
import type { Exchange } from '#data/exchange.ts';
import { sent } from '#data/fixtures/sent.ts';
import { serve } from '#data/fixtures/serve.ts';
import { MemoryStorage } from '#data/fixtures/memoryStorage.ts';
import type { Profile } from '#data/profiles.ts';
import { readExchange } from '#data/replyReader.ts';
import { textStorage } from '#data/storage.ts';
import type { Cause } from '#features/diagnosis/cause.ts';
import { diagnose } from '#features/diagnosis/diagnose.ts';
import { applyRemedy, withoutTimes } from '#features/diagnosis/remedies.ts';
import { examine } from '#forensics/examine.ts';
import type { Credentials } from '#protocol/credentials.ts';
import { EXAMPLE_DRAFT, type Draft } from '#protocol/draft.ts';
import { AWKWARD_SAMPLE, PUBLISHED_SAMPLE } from '#protocol/sampleCredentials.ts';
import type { Examiner } from '#workers/forensics.ts';

// The same examination as in the worker, on this thread.
const examiner: Examiner = {
  examine: async (input, context) => ({ kind: 'done', examination: await examine(input, context) }),
  cancel: () => undefined,
};

beforeEach(() => serve());
afterEach(() => vi.unstubAllGlobals());

const profile = (id: string, credentials: Credentials): Profile => ({
  id,
  name: id,
  purpose: 'test',
  credentials,
  revision: 0,
  area: 'tab',
});

interface Given {
  credentials?: Partial<Credentials>;
  draft?: Partial<Draft>;
  scenario?: string;
  others?: readonly Profile[];
}

async function refused({ credentials, draft, scenario = 'healthy', others = [] }: Given) {
  const sender = profile('sender', { ...PUBLISHED_SAMPLE, ...credentials });
  const exchange = await sent({
    draft: { ...EXAMPLE_DRAFT, ...draft },
    credentials: sender.credentials,
    profileId: sender.id,
    scenario,
    environment: { now: Math.floor(Date.now() / 1000) },
  });
  const profiles = [sender, ...others];
  const diagnosis = await diagnose(exchange, readExchange(exchange, profiles), profiles, examiner);
  return { exchange, diagnosis, causes: diagnosis?.causes ?? [] };
}

const short = ({ about: { code }, certainty, remedy }: Cause) => [code, certainty, remedy?.kind];
const only = (causes: readonly Cause[], certainty: Cause['certainty']) =>
  causes.filter((cause) => cause.certainty === certainty).map(({ about: { code } }) => code);

describe('why a token was refused', () => {
  test('a space after the key is proven, shown against the right signature, and mended with one press', async () => {
    const { causes, diagnosis } = await refused({
      credentials: { encodingAESKey: `${PUBLISHED_SAMPLE.encodingAESKey} ` },
    });
    expect(short(causes[0]!)).toEqual(['credential', 'proven', 'mend']);
    expect(causes[0]).toMatchObject({ confirmed: true, about: { ends: { at: 3, before: ['q', 'g', 'z', ' '] } } });
    expect(diagnosis?.signatures?.[1]).toBe('qCuHP80mwJCZc_Tnj3EYEJcQq8b7KC7fEGagHrnpolc');
    expect(only(causes, 'ruled_out')).toEqual(['times', 'claim', 'key_decoded']);
  });

  test('a key of another bot cannot be told, unless a profile knows the bot under another key', async () => {
    const wrong = { encodingAESKey: AWKWARD_SAMPLE.encodingAESKey };
    const alone = await refused({ credentials: wrong });
    expect(only(alone.causes, 'proven')).toEqual([]);
    expect(short(alone.causes[0]!)).toEqual(['key_of_other', 'to_check', undefined]);

    const beside = await refused({ credentials: wrong, others: [profile('right', PUBLISHED_SAMPLE)] });
    expect(beside.causes.map(short)).toContainEqual(['key_of_other', 'to_check', 'profile']);
  });

  test('an expired claim is proven, and dropping it is the remedy', async () => {
    const { causes } = await refused({ draft: { extraClaims: '{"exp": 1500000000}' } });
    expect(short(causes[0]!)).toEqual(['times', 'proven', 'times']);
  });

  test('the value of another profile is named, and its profile offered', async () => {
    const others = [profile('awkward', AWKWARD_SAMPLE)];
    const { causes } = await refused({ credentials: { encodingAESKey: AWKWARD_SAMPLE.encodingAESKey }, others });
    expect(short(causes[0]!)).toEqual(['value_of_other', 'to_check', 'profile']);
  });
});

test('an APPID and a TOKEN in each other’s place are told by their shapes and swapped', async () => {
  const { appId, token } = PUBLISHED_SAMPLE;
  const { causes } = await refused({ credentials: { appId: token, token: appId } });
  expect(short(causes[0]!)).toEqual(['swapped', 'proven', 'swap']);
});

describe('why a ciphertext was refused', () => {
  test('the emulator says it is the key; the frame is ruled out here', async () => {
    const { causes } = await refused({
      draft: { api: 'dictmsg' },
      credentials: { encodingAESKey: AWKWARD_SAMPLE.encodingAESKey },
    });
    expect(short(causes[0]!)).toEqual(['key_of_other', 'proven', undefined]);
    expect(only(causes, 'ruled_out')).toContain('framing');
  });

  test('the emulator says it is the APPID', async () => {
    const { causes } = await refused({ draft: { api: 'dictmsg' }, credentials: { appId: 'Gg8HejYTkUsEIlX' } });
    expect(short(causes[0]!)).toEqual(['app_id', 'proven', undefined]);
  });
});

describe('what the platform itself says of a refusal', () => {
  const answered = (errcode: number, errmsg = '') =>
    serve(async () => Response.json({ errcode, errmsg, rid: '50c71aca' }));

  test('a userid that was not found is a body that was not read, until it travelled as JSON', async () => {
    answered(1003);
    const { causes } = await refused({});
    expect(causes.map(short)).toEqual([['encoding', 'to_check', 'encoding']]);
    expect(causes[0]?.remedy).toEqual({ kind: 'encoding', to: 'json' });
    const json = await refused({ draft: { encoding: 'json' } });
    expect(only(json.causes, 'to_check')).toEqual(['key_of_other']);
  });

  test('a refusal without a word speaks for JSON where JSON would hold the body, and for nothing where it would not', async () => {
    serve(async () => new Response('too large', { status: 413 }));
    const causesOf = async (bytes: number) => {
      const vocabularies = [{ id: 'v', name: 'song', words: ['x'.repeat(bytes)], enabled: true }];
      const { causes } = await refused({ draft: { api: 'dictmsg', vocabularies } });
      return only(causes, 'to_check');
    };
    expect(await causesOf(100_000)).toEqual(['encoding']);
    expect(await causesOf(1_000_000)).toEqual([]);
  });

  test('no cause is looked for in a ciphertext that was not sent, or that the platform does not blame', async () => {
    answered(1019);
    expect((await refused({})).diagnosis).toBeNull();
    answered(1019, 'Mp Verify Token Error, please check the doc.');
    expect((await refused({ draft: { api: 'dictmsg' } })).diagnosis).toBeNull();
    answered(1019, 'data encrypt is incorrect, please check the doc.');
    expect(only((await refused({ draft: { api: 'dictmsg' } })).causes, 'to_check')).toEqual(['key_of_other', 'app_id']);
  });
});

test.each(['signature-invalid', 'token-invalid', 'http-503', 'html-502', 'invalid-args'])(
  'the scenario %s is named before anything else',
  async (scenario) => {
    const { causes } = await refused({ scenario });
    expect(short(causes[0]!)).toEqual(['scenario', 'proven', 'scenario']);
  },
);

test('a call that went well has no causes, and neither has one whose own code says it all', async () => {
  expect((await refused({})).diagnosis).toBeNull();
  const { exchange } = await refused({});
  const body = new TextEncoder().encode('{"errcode":1002,"errmsg":"not approved"}');
  const received = { ...exchange.outcome.received!, body };
  const unapproved: Exchange = { ...exchange, outcome: { kind: 'response', received, phases: { total: 1 } } };
  const sender = profile('sender', PUBLISHED_SAMPLE);
  expect(await diagnose(unapproved, readExchange(unapproved), [sender], examiner)).toBeNull();
});

test('nothing that is shown about a key holds more than its last characters', async () => {
  const { causes } = await refused({ credentials: { encodingAESKey: `"${PUBLISHED_SAMPLE.encodingAESKey}"` } });
  expect(JSON.stringify(causes)).not.toContain(PUBLISHED_SAMPLE.encodingAESKey.slice(0, 12));
  expect(JSON.stringify(causes)).not.toContain(PUBLISHED_SAMPLE.encodingAESKey.slice(-12));
});

describe('remedies', () => {
  function place() {
    const storage = () => textStorage(() => new MemoryStorage());
    const data = openConsole({ tab: storage(), device: storage() });
    const spaced = data.profiles.create('带空格', {
      ...PUBLISHED_SAMPLE,
      encodingAESKey: ` "${PUBLISHED_SAMPLE.encodingAESKey}" `,
    });
    const key = () => data.profiles.list.get().find(({ id }) => id === spaced.id)!.credentials.encodingAESKey;
    return { data, profileId: spaced.id, chooseProfile: vi.fn<(id: string) => void>(), key };
  }

  test('mending takes every mechanical mistake away, and undoing brings them back', () => {
    const here = place();
    const before = here.key();
    const { undo } = applyRemedy({ kind: 'mend', issue: 'surrounding_space', field: 'encodingAESKey' }, here);
    expect(here.key()).toBe(PUBLISHED_SAMPLE.encodingAESKey);
    undo();
    expect(here.key()).toBe(before);
  });

  test('another profile is chosen, and the one before on the way back', () => {
    const here = place();
    const { profileId, undo } = applyRemedy({ kind: 'profile', id: 'sample', name: 'x' }, here);
    expect(profileId).toBe('sample');
    undo();
    expect(here.chooseProfile.mock.calls).toEqual([['sample'], [here.profileId]]);
  });

  test('the draft changes in one place and comes back whole', () => {
    const here = place();
    here.data.draft.update((now) => ({ ...now, claimName: 'query', encoding: 'form' }));
    const before = here.data.draft.get();
    applyRemedy({ kind: 'claim' }, here).undo();
    applyRemedy({ kind: 'encoding', to: 'json' }, here).undo();
    expect(here.data.draft.get()).toEqual(before);
    applyRemedy({ kind: 'claim' }, here);
    expect(here.data.draft.get().claimName).toBe('msg');
  });

  test('time claims go, the others keep their digits', () => {
    expect(withoutTimes('{"exp": 1, "big": 12345678901234567890}')).toBe('{"big":12345678901234567890}');
    expect(withoutTimes('{"exp": 1, "iat": 2}')).toBe('');
    expect(withoutTimes(' {"a": 1.0} ')).toBe(' {"a": 1.0} ');
    expect(withoutTimes('')).toBe('');
  });
});
