/** Skills of the sample bots, as data. */
import type { FaqEntry, TaskDefinition } from './bots.ts';
import { BUILT_IN_NODE } from './chitchat.ts';

/** The built-in weather skill: names as in the platform's sample (protocol.md sections 4.3, 4.4, 4.7). */
export const WEATHER_TASK: TaskDefinition = {
  id: BUILT_IN_NODE,
  skill: '天气服务',
  intent: '天气服务',
  triggers: ['天气', '气温', '下雨吗'],
  slots: [
    { name: 'date', dictionary: '@date' },
    { name: 'from_loc', dictionary: '@city', ask: '你要查询哪个城市的天气？' },
  ],
  finish: { compute: 'weather' },
  status: 'CONTEXT_FAQ',
};

/** Shows the effect of a dictionary: without the word it asks, with it the call is made. */
export const PHONE_TASK: TaskDefinition = {
  id: 20001,
  skill: '打电话',
  intent: '呼叫联系人',
  triggers: ['打电话', '拨打', '呼叫'],
  slots: [{ name: 'contact', dictionary: 'contact', ask: '你要打电话给谁？' }],
  finish: { say: '正在呼叫{contact}' },
  status: 'GENERAL_FAQ',
};

/** A dialogue of several turns, in the order of the platform's public train-ticket sample (protocol.md section 4.3). */
export const TICKET_TASK: TaskDefinition = {
  id: 20002,
  skill: '订票',
  intent: '订火车票',
  triggers: ['订票', '买票', '火车票'],
  slots: [
    { name: '出发地', dictionary: '@city', ask: '请问从哪里出发？', after: ['从'] },
    { name: '目的地', dictionary: '@city', ask: '请问要去哪里？', after: ['到', '去', '至'] },
    { name: '日期', dictionary: '@date', ask: '请问哪天出发？' },
  ],
  finish: { say: '已为你查询{日期}从{出发地}到{目的地}的车票' },
  status: 'CONTEXT_FAQ',
};

/** Questions worded so that near misses are recommended and far ones are not matched. */
export const ORDER_FAQ: readonly FaqEntry[] = [
  {
    id: 30001,
    skill: '订单问题',
    title: '如何修改收货地址',
    questions: ['如何修改收货地址', '收货地址填错了怎么办'],
    reply: { answer: '在“我的订单”里打开订单详情，点“修改地址”即可。' },
  },
  {
    id: 30002,
    skill: '订单问题',
    title: '如何修改收货电话',
    questions: ['如何修改收货电话'],
    reply: { answer: '在“我的订单”里打开订单详情，点“修改电话”即可。' },
  },
  {
    id: 30003,
    skill: '订单问题',
    title: '什么时候发货',
    questions: ['什么时候发货', '多久可以发货'],
    reply: { answer: '付款后 48 小时内发货。' },
  },
];
