import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { findLeaks } from '#protocol/leaks.ts';
import type { Conversation, Turn } from './conversation.ts';
import { openConversations } from './conversations.ts';
import type { LeakFinder } from './door.ts';

beforeEach(() => vi.stubGlobal('indexedDB', new IDBFactory()));
afterEach(() => vi.unstubAllGlobals());

const conversation = (id: string, touchedAt = 1): Conversation => ({
  id,
  name: id,
  lane: {
    profileId: 'p',
    target: 'emulator',
    api: 'message',
    scenario: 'healthy',
    vocabulary: 'none',
    username: id,
  },
  other: undefined,
  draft: '',
  script: [],
  createdAt: 1,
  touchedAt,
  turns: 0,
  last: '',
});

const turn = (id: string, at: number, exchangeId = `e-${id}`): Turn => ({
  id,
  at,
  msg: id,
  sentAt: -at,
  reply: { state: 'failed', exchangeId, reason: 'timeout', ms: 1 },
});

const body = (exchangeId: string, conversationId: string) => ({
  exchangeId,
  conversationId,
  status: 200,
  contentType: undefined,
  bytes: new Uint8Array([1, 2]),
});

test('another opening finds the conversations, latest first, and their turns in order whatever the clock said', async () => {
  const first = await openConversations();
  expect(first.problem.get()).toBeUndefined();
  first.put(conversation('a', 1));
  first.put(conversation('b', 2));
  first.putTurns('a', [turn('y', 1), turn('x', 0)]);
  first.putTurns('b', [turn('z', 0)]);
  const second = await openConversations();
  expect(second.list.get().map(({ id }) => id)).toEqual(['b', 'a']);
  expect((await second.turns('a')).map(({ id }) => id)).toEqual(['x', 'y']);
});

test('a removed conversation is gone with everything, and comes back with everything', async () => {
  const conversations = await openConversations();
  conversations.put(conversation('a'));
  conversations.putTurns('a', [turn('x', 0)]);
  conversations.putBodies([body('e-x', 'a'), body('e-other', 'b')]);
  const restore = await conversations.remove('a');
  expect(conversations.list.get()).toEqual([]);
  expect(await conversations.turns('a')).toEqual([]);
  expect(await conversations.body('e-x')).toBeUndefined();
  expect(await conversations.body('e-other')).toBeDefined();
  restore();
  expect(await conversations.turns('a')).toHaveLength(1);
  expect(await conversations.body('e-x')).toMatchObject({ conversationId: 'a' });
  expect(conversations.list.get()).toHaveLength(1);
});

test('where there is no database everything works for the life of the page, and says so', async () => {
  vi.stubGlobal('indexedDB', undefined);
  const conversations = await openConversations();
  expect(conversations.problem.get()).toBe('unavailable');
  conversations.put(conversation('a'));
  conversations.putTurns('a', [turn('x', 0)]);
  expect(await conversations.turns('a')).toHaveLength(1);
  conversations.clear();
  expect(await conversations.turns('a')).toEqual([]);
});

test('what two tabs change is seen by both, and neither overwrites the other', async () => {
  const here = await openConversations();
  const there = await openConversations();
  const heard: string[] = [];
  there.watch((id) => heard.push(id));
  here.put(conversation('a'));
  await vi.waitFor(() => expect(there.list.get()).toHaveLength(1));
  there.change('a', { draft: 'half a sen' });
  here.putTurns('a', [turn('x', 0)]);
  here.change('a', { name: 'renamed' });
  there.change('a', { script: ['line'] });
  const both = { name: 'renamed', script: ['line'] };
  await vi.waitFor(() => {
    expect(here.list.get()).toMatchObject([both]);
    expect(there.list.get()).toMatchObject([{ ...both, draft: 'half a sen' }]);
  });
  expect(heard).toContain('a');
  expect(await there.turns('a')).toHaveLength(1);
  expect((await openConversations()).list.get()).toMatchObject([both]);
  await here.remove('a');
  await vi.waitFor(() => expect(there.list.get()).toEqual([]));
});

test('a secret is on screen as it was typed and kept covered, wherever it stands', async () => {
  const value = 'Zm9v+QmFy/3Kiej+xdXh/abcDEFghiJKLmno+pq/stU';
  const secrets = [{ id: 'k', field: 'encodingAESKey', value } as const];
  const conversations = await openConversations(() => secrets);
  conversations.put({ ...conversation('a'), last: value, script: ['你好', `密钥 ${value}`] });
  conversations.change('a', { draft: `我的密钥是 ${value} 吗` });
  conversations.putTurns('a', [{ ...turn('x', 1), msg: `看 ${value}` }, turn('y', 2)]);
  expect(conversations.list.get()).toMatchObject([{ last: value, draft: `我的密钥是 ${value} 吗` }]);
  expect([await conversations.covers(value), await conversations.covers('你好')]).toEqual([true, false]);
  const later = await openConversations(() => secrets);
  const stars = '*'.repeat(43);
  expect(later.list.get()).toMatchObject([
    { last: stars, script: ['你好', `密钥 ${stars}`], draft: `我的密钥是 ${stars} 吗` },
  ]);
  const [covered, open] = await later.turns('a');
  expect(covered).toEqual({ ...turn('x', 1), msg: `看 ${stars}`, masked: true });
  expect(open).toEqual(turn('y', 2));
});

test('much is looked through elsewhere, and nothing that was asked for later overtakes it', async () => {
  const value = 'Zm9v+QmFy/3Kiej+xdXh/abcDEFghiJKLmno+pq/stU';
  const secrets = [{ id: 'k', field: 'encodingAESKey', value } as const];
  let begin = () => {};
  const begun = new Promise<void>((resolve) => (begin = resolve));
  let looked = 0;
  const elsewhere: LeakFinder = async (content, known) => {
    looked++;
    await begun;
    return findLeaks(content, known);
  };
  const conversations = await openConversations(() => secrets, elsewhere);
  const long = (end: string) => `${'长'.repeat(70_000)} ${end}`;
  conversations.put(conversation('a'));
  expect(looked).toBe(0);
  conversations.putTurns('a', [{ ...turn('x', 1), msg: long(value) }]);
  conversations.change('a', { draft: long(value) });
  conversations.change('a', { draft: '', name: '一段' });
  await vi.waitFor(() => expect(looked).toBe(2));
  const turns = conversations.turns('a');
  begin();
  const covered = long('*'.repeat(43));
  expect(await turns).toEqual([{ ...turn('x', 1), msg: covered, masked: true }]);
  const later = await openConversations(() => secrets);
  expect(later.list.get()).toMatchObject([{ draft: '', name: '一段' }]);
});

test('many turns are written in their order and found whole', async () => {
  const conversations = await openConversations();
  conversations.put(conversation('a'));
  const many = Array.from({ length: 120 }, (_, i) => turn(`t${i}`, i + 1));
  conversations.putTurns('a', many);
  await vi.waitFor(async () => expect(await conversations.turns('a')).toHaveLength(120));
  expect(await conversations.turns('a')).toEqual(many);
});
