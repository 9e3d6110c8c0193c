/** Small talk. 你好 is answered word for word as in the platform's published sample (protocol.md section 4.7). */
import type { FaqEntry } from './bots.ts';

/** `ans_node_id` of built-in skills (protocol.md section 4.1). */
export const BUILT_IN_NODE = 6666;

const SKILL = '小微闲聊';

export const CHITCHAT: readonly FaqEntry[] = [
  talk('小薇兄你好', ['你好', '您好', '你好呀', '你好啊', '嗨', 'hi', 'hello'], '你好呀！'),
  talk('你是谁', ['你是谁', '你叫什么', '你叫什么名字'], '我是仿真器里的小机器人，回答都是固定的。'),
  talk('谢谢', ['谢谢', '谢谢你', '多谢'], '不客气！'),
  talk('再见', ['再见', '拜拜', 'bye'], '再见，期待下次和你聊天。'),
  talk(
    '你能做什么',
    ['你能做什么', '你会什么', '帮助', 'help'],
    '可以试试：你好、北京今天天气、打电话给妈妈、订票、图文、播放音乐。',
  ),
];

function talk(title: string, questions: readonly string[], answer: string): FaqEntry {
  return { id: BUILT_IN_NODE, skill: SKILL, title, questions, reply: { answer } };
}
