import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import type { Conversation } from '#data/conversation.ts';
import { openConversations, type Conversations } from '#data/conversations.ts';
import { NO_JOURNAL } from '#data/journal.ts';
import { withoutSecrets } from '#data/keepable.ts';
import type { Profile } from '#data/profiles.ts';
import { readExchange } from '#data/replyReader.ts';
import { createEmulator } from '#emulator/emulator.ts';
import { PUBLISHED_SAMPLE } from '#protocol/sampleCredentials.ts';
import { openChat, type ChatSession } from './chatSession.ts';
import { newConversation } from './newConversation.ts';

const PROFILE: Profile = {
  id: 'p',
  name: '示例',
  purpose: 'sample',
  credentials: PUBLISHED_SAMPLE,
  revision: 0,
  area: 'tab',
};

let conversations: Conversations;
let session: ChatSession;
let conversation: Conversation;
/** Requests on their way; each is let through by calling it. */
let held: (() => void)[] | undefined;
let sent: { path: string; body: string }[];

beforeEach(async () => {
  const emulator = createEmulator();
  held = undefined;
  sent = [];
  vi.stubGlobal('fetch', async (input: RequestInfo | URL, init?: RequestInit) => {
    const url = new URL(String(input), 'http://console.test');
    sent.push({ path: url.pathname, body: new TextDecoder().decode(init?.body as Uint8Array<ArrayBuffer>) });
    const { signal } = init ?? {};
    if (held) {
      await new Promise<void>((resolve, reject) => {
        held!.push(resolve);
        signal?.addEventListener('abort', () => reject(new DOMException('aborted', 'AbortError')));
      });
    }
    return emulator.fetch(new Request(new URL(url.pathname.replace('/proxy/emulator', ''), url), init));
  });
  conversations = await openConversations();
  session = openChat({
    conversations,
    profile: (id) => (id === PROFILE.id ? PROFILE : undefined),
    outgoing: (call, words) =>
      Promise.resolve({
        draft: words === 'none' ? call : { ...call, vocabularies: [{ name: 'contact', words: ['小王'] }] },
      }),
    encoding: () => 'form',
    timeout: () => 10_000,
    journal: NO_JOURNAL,
    read: (exchange) => Promise.resolve(readExchange(exchange, [])),
    withoutSecrets: (bytes) => withoutSecrets(bytes, [{ id: 't', field: 'token', value: PUBLISHED_SAMPLE.token }]),
    onSent: () => undefined,
  });
  conversation = newConversation('对话', {
    profileId: 'p',
    target: 'emulator',
    api: 'message',
    scenario: 'healthy',
    vocabulary: 'workbench',
    username: 'u1',
  });
  conversations.put(conversation);
});
afterEach(() => vi.unstubAllGlobals());

const turns = (id = conversation.id) => session.thread(id).get().turns;
const answers = (id = conversation.id) =>
  turns(id).map(({ reply }) => (reply.state === 'answered' ? reply.meaning.answer : reply.state));
const settled = (count: number, id = conversation.id) =>
  vi.waitFor(() => {
    expect(answers(id)).toHaveLength(count);
    expect(answers(id)).not.toContain('waiting');
  });

async function talk(...lines: string[]): Promise<void> {
  for (const line of lines) {
    session.say(conversation.id, line);
    await settled(turns().length);
  }
}

test('answers that come in another order land at their own turns and are kept there', async () => {
  held = [];
  session.say(conversation.id, '你好');
  await vi.waitFor(() => expect(held).toHaveLength(1));
  session.say(conversation.id, '谢谢');
  await vi.waitFor(() => expect(held).toHaveLength(2));
  held[1]!();
  await vi.waitFor(() => expect(answers()).toEqual(['waiting', '不客气！']));
  held[0]!();
  await settled(2);
  expect(answers()).toEqual(['你好呀！', '不客气！']);
  expect(await conversations.turns(conversation.id)).toEqual(turns());
});

test('a cancelled turn is a failed one, and is said again in its place', async () => {
  held = [];
  session.say(conversation.id, '你好');
  await vi.waitFor(() => expect(held).toHaveLength(1));
  session.cancel(conversation.id);
  await vi.waitFor(() => expect(turns()[0]!.reply).toMatchObject({ state: 'failed', reason: 'cancelled' }));
  held = undefined;
  session.again(conversation.id, turns()[0]!.id);
  await settled(1);
  expect(answers()).toEqual(['你好呀！']);
});

test('a fork says everything before under a fresh username and leaves the words of the turn to be changed', async () => {
  await talk('我想订票', '从北京', '到上海');
  const copy = session.fork(conversation.id, turns()[2]!.id, '分叉')!;
  await settled(2, copy.id);
  expect(answers(copy.id)).toEqual(['请问从哪里出发？', '请问要去哪里？']);
  expect(copy).toMatchObject({ draft: '到上海', name: '分叉' });
  expect(copy.lane.username).not.toBe('u1');
  expect(session.thread(copy.id).get().replay).toEqual({ done: 2, total: 2, differing: 0, state: 'done' });
});

test('a turn whose answer is not as it was the first time says so', async () => {
  await talk('从北京', '你好');
  conversations.change(conversation.id, { lane: { ...conversation.lane, scenario: 'nomatch' } });
  const copy = session.fork(conversation.id, turns()[1]!.id, '分叉')!;
  await settled(1, copy.id);
  await talk('再见');
  const again = session.fork(conversation.id, turns().at(-1)!.id, '分叉')!;
  await settled(2, again.id);
  await vi.waitFor(() => expect(session.thread(again.id).get().replay).toMatchObject({ differing: 1, state: 'done' }));
  expect(turns(again.id)[1]!.reply).toMatchObject({ differs: expect.arrayContaining(['answer', 'status']) as unknown });
});

test('a stopped replay leaves what was said and goes no further', async () => {
  await talk('你好', '谢谢', '再见');
  held = [];
  const copy = session.fork(conversation.id, turns()[2]!.id, '分叉')!;
  await vi.waitFor(() => expect(held).toHaveLength(1));
  session.cancel(copy.id);
  await settled(1, copy.id);
  expect(session.thread(copy.id).get().replay).toMatchObject({ done: 0, total: 2, state: 'cancelled' });
});

test('two bots hear the same words under their own usernames', async () => {
  const other = { ...conversation.lane, username: 'u2', scenario: 'nomatch' };
  conversations.change(conversation.id, { other });
  session.say(conversation.id, '你好');
  await vi.waitFor(() =>
    expect(turns()[0]!.other).toMatchObject({ state: 'answered', meaning: { status: 'NOMATCH' } }),
  );
  await settled(1);
  expect(answers()).toEqual(['你好呀！']);
});

test('a dictionary call carries the enabled vocabularies, unless the conversation wants none', async () => {
  conversations.change(conversation.id, { lane: { ...conversation.lane, api: 'dictmsg' } });
  await talk('打电话给小王');
  expect(answers().at(-1)).toContain('小王');
  conversations.change(conversation.id, { lane: { ...conversation.lane, api: 'dictmsg', vocabulary: 'none' } });
  await talk('打电话给小王');
  expect(answers().at(-1)).toBe('你要打电话给谁？');
});

test('a conversation whose credentials are gone sends nothing', async () => {
  conversations.change(conversation.id, { lane: { ...conversation.lane, profileId: 'gone' } });
  session.say(conversation.id, '你好');
  await settled(1);
  expect(answers()).toEqual(['unsent']);
  expect(sent).toEqual([]);
});

test('what is kept of a conversation out of a file holds no secret, even where its replies do', async () => {
  const bytes = new TextEncoder().encode(`{"ret":0,"answer":"${PUBLISHED_SAMPLE.token}"}`);
  const body = { exchangeId: 'e', conversationId: 'c', status: 200, contentType: undefined, bytes };
  await session.add({ conversation: { ...conversation, id: 'c' }, turns: [], bodies: [body] });
  const text = new TextDecoder().decode((await conversations.body('e'))!.bytes);
  expect(text).toContain('MASKED-TOKEN');
  expect(text).not.toContain(PUBLISHED_SAMPLE.token);
});

test('what is kept of a reply holds no secret, even where the bot repeats it', async () => {
  await talk('你好');
  const reply = turns()[0]!.reply;
  const body = await conversations.body(reply.state === 'answered' ? reply.exchangeId : '');
  const text = new TextDecoder().decode(body!.bytes);
  expect(text).toContain('MASKED-TOKEN');
  expect(text).not.toContain(PUBLISHED_SAMPLE.token);
  expect(JSON.stringify(turns())).not.toContain(PUBLISHED_SAMPLE.token);
});
