import { expect, test } from 'vitest';
import type { Conversation, KeptBody, Turn } from './conversation.ts';
import { parseConversation, printConversation } from './conversationFile.ts';

const conversation: Conversation = {
  id: 'c',
  name: '演示 😀',
  lane: {
    profileId: 'mine',
    target: 'emulator',
    api: 'message',
    scenario: 'healthy',
    vocabulary: 'workbench',
    username: 'u',
  },
  other: undefined,
  draft: '没发出的',
  script: ['你好'],
  createdAt: 1,
  touchedAt: 2,
  turns: 2,
  last: 'b',
};

const reply: Turn['reply'] = {
  state: 'answered',
  exchangeId: 'e1',
  ms: 12.5,
  bytes: 3,
  httpStatus: 200,
  emulated: true,
  reason: 'ok',
  shape: 'rich',
  meaning: {
    verdict: 'success',
    errorCode: '',
    answer: '<b>\u202e</b>',
    answerType: 'text',
    title: 't',
    status: 'FAQ',
    node: 'n',
    confidence: '0.30000000000000004',
    dialogStatus: '',
    slots: [['城市', '上海']],
    botVersion: '',
  },
  cut: false,
  asked: '日期',
  health: 'healthy',
  differs: ['answer'],
};

const turns: Turn[] = [
  {
    id: 't1',
    at: 0,
    msg: 'a',
    sentAt: 5,
    reply,
    other: { state: 'failed', exchangeId: 'e2', reason: 'timeout', ms: 1 },
  },
  { id: 't2', at: 1, msg: 'b', sentAt: 4, reply: { state: 'waiting' } },
];

const bodies: KeptBody[] = [
  {
    exchangeId: 'e1',
    conversationId: 'c',
    status: 200,
    contentType: 'application/json',
    bytes: new Uint8Array([123, 125]),
  },
  { exchangeId: 'e2', conversationId: 'c', status: 502, contentType: undefined, bytes: new Uint8Array([0xff, 0xfe]) },
];

function reread(text: string) {
  const parsed = parseConversation(text, 'other');
  if (!parsed.ok) throw new Error(JSON.stringify(parsed.problem));
  return parsed.file;
}

test('a conversation comes back with its turns and bodies under identities of its own', () => {
  const text = printConversation({ conversation, turns, bodies });
  const file = reread(text);
  expect(file.conversation).toMatchObject({ name: '演示 😀', script: ['你好'], turns: 2, last: 'b', draft: '' });
  expect(file.conversation.lane).toEqual({ ...conversation.lane, profileId: 'other' });
  expect(file.conversation.id).not.toBe('c');
  const [first, second] = file.turns;
  expect(first!.reply).toEqual({ ...reply, exchangeId: file.bodies[0]!.exchangeId });
  expect(first!.other).toMatchObject({ state: 'failed', exchangeId: file.bodies[1]!.exchangeId });
  expect(second!.reply).toEqual({ state: 'lost' });
  expect(file.bodies.map(({ bytes }) => [...bytes])).toEqual(bodies.map(({ bytes }) => [...bytes]));
});

test('a file names no profile and no exchange of another device twice', () => {
  const text = printConversation({ conversation, turns, bodies });
  expect(text).not.toContain('mine');
  expect(reread(text).turns[0]!.id).not.toBe(reread(text).turns[0]!.id);
});

test.each([
  ['{', { code: 'not_json' }],
  ['[]', { code: 'other_format' }],
  ['{"format":"dialog-console.cases","version":1}', { code: 'other_format' }],
  ['{"format":"dialog-console.conversation","version":2}', { code: 'newer_version', found: '2' }],
  ['{"format":"dialog-console.conversation","version":1}', { code: 'wrong_shape', path: 'conversation' }],
])('%s is refused with its reason', (text, problem) => {
  const parsed = parseConversation(text, 'p');
  expect(parsed.ok ? undefined : parsed.problem).toMatchObject(problem);
});

test('what is wrong deep inside is named by its place', () => {
  const file = JSON.parse(printConversation({ conversation, turns, bodies })) as { turns: { msg: unknown }[] };
  file.turns[1]!.msg = 7;
  const parsed = parseConversation(JSON.stringify(file), 'p');
  expect(parsed).toEqual({
    ok: false,
    problem: { code: 'wrong_shape', path: 'turns.1.msg', expected: 'string', received: '7' },
  });
});
