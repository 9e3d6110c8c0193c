import { describe, expect, it } from 'vitest';
import { parseBotsFile } from './botsFile.ts';
import { createEmulator } from './emulator.ts';
import { readJsonSource } from './jsonSource.ts';
import { call, readReply } from './fixtures/client.ts';

const KEY = 'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFG';

function file(bot: Record<string, unknown>): string {
  const whole = { name: '我的', appId: 'wxb11529c136998cb6', token: 'MyOwnBot', encodingAESKey: KEY, ...bot };
  return JSON.stringify({ bots: [whole] }, null, 2);
}

describe('a file of bots', () => {
  it('gives bots that answer', async () => {
    const parsed = parseBotsFile(
      file({
        dictionaries: [{ name: 'fruit', words: ['苹果'] }],
        faq: [
          { questions: ['营业时间'], answer: '九点到六点' },
          { questions: ['看图'], answer: { image: { url: 'https://example.com/a.png' } } },
        ],
        tasks: [{ skill: '下单', triggers: ['买'], slots: [{ name: 'fruit', ask: '买什么？' }], answer: '买{fruit}' }],
      }),
    );
    if (!parsed.ok) throw new Error(parsed.reason);
    const emulator = createEmulator({ bots: parsed.bots });
    const { credentials } = parsed.bots[0]!;
    const say = async (msg: string) =>
      (await readReply(await emulator.fetch(call.message({ credentials, msg })))).answer;
    expect(await say('营业时间')).toBe('九点到六点');
    expect(await say('看图')).toBe('{"image":{"url":"https://example.com/a.png"}}');
    expect(await say('我要买苹果')).toBe('买苹果');
    expect(await say('你好')).toBe('你好呀！');
  });

  it.each([
    ['a comma too many', '{\n  "bots": [\n    {},\n  ]\n}', 4, 3, '/bots'],
    ['single quotes', "{\n'bots': []}", 2, 1, ''],
    ['a text that does not end', '{\n"bots": "x\n}', 2, 9, '/bots'],
    ['text after the end', '{"bots": []}\n\nx', 3, 1, ''],
    ['an empty file', '', 1, 1, ''],
    ['a name twice', '{"bots": [],\r\n"bots": []}', 2, 1, ''],
    ['no bots', '{"bots": []}', 1, 10, '/bots'],
    ['a list at the top', '\n[]', 2, 1, ''],
  ])('says where the mistake is: %s', (_, text, line, column, pointer) => {
    const parsed = parseBotsFile(text);
    expect(parsed).toMatchObject({ ok: false, line, column });
    if (!parsed.ok) expect(pointer === '' || parsed.pointer.startsWith(pointer)).toBe(true);
  });

  it.each([
    ['a short key', { encodingAESKey: 'short' }, 7, '/bots/0/encodingAESKey', /key_length/],
    ['a TOKEN that cannot stand in a path', { token: '..' }, 6, '/bots/0/token', /path/],
    ['an unknown name', { colour: 'red' }, 8, '/bots/0/colour', /"colour"/],
    ['a number for a text', { name: 5 }, 4, '/bots/0/name', /string/i],
    ['questions that are missing', { faq: [{ answer: 'x' }] }, 9, '/bots/0/faq/0/questions', /"questions" is missing/],
    ['a threshold above one', { similarity: 2 }, 8, '/bots/0/similarity', /1/],
    ['an unknown built-in', { builtIn: ['music'] }, 9, '/bots/0/builtIn/0', /music/],
  ])('names the line, the pointer and the reason: %s', (_, bot, line, pointer, reason) => {
    expect(parseBotsFile(file(bot))).toMatchObject({ ok: false, line, pointer, reason: expect.stringMatching(reason) });
  });

  it('refuses two bots with one TOKEN at the second', () => {
    const bot = { name: 'a', appId: 'wxb11529c136998cb6', token: 'SameToken', encodingAESKey: KEY };
    const text = `{"bots": [${JSON.stringify(bot)},\n${JSON.stringify(bot)}]}`;
    expect(parseBotsFile(text)).toMatchObject({ ok: false, line: 2, pointer: '/bots/1/token' });
  });
});

describe('reading JSON with places', () => {
  it.each(['0', '-1.5e+3', '"\\u00e9\\n"', '[1,[2,{"a":null}]]', '{"__proto__":1,"a/b~c":true}', ' [ ] ', '{ }'])(
    'reads %s as JSON.parse does',
    (text) => {
      const source = readJsonSource(text);
      expect(source).toMatchObject({ ok: true });
      if (source.ok) expect(JSON.stringify(source.value)).toBe(JSON.stringify(JSON.parse(text)));
    },
  );

  it.each(['01', '1.', 'nul', 'truefalse', '[1 2]', '{"a"}', '"\t"', '"\\x"', '{,}', '[', '\u00a01', 'NaN'])(
    'refuses %j as JSON.parse does',
    (text) => {
      expect(() => JSON.parse(text) as unknown).toThrow(SyntaxError);
      expect(readJsonSource(text)).toMatchObject({ ok: false });
    },
  );
});
