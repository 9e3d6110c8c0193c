/** Cases for the emulator's sample bot, one of each kind of demand. */
import { casesTsv } from '#lab/caseFile.ts';
import type { Case, Expectation } from '#lab/cases.ts';

const title = (value: string): Expectation => ({ field: 'title', how: 'equals', value });
const one = (msg: string, expectations: readonly Expectation[], dialogue = ''): Omit<Case, 'id'> => ({
  dialogue,
  msg,
  expectations,
  vocabulary: '',
  note: '',
});

const EXAMPLES: readonly Omit<Case, 'id'>[] = [
  one('你好', [title('小薇兄你好'), { field: 'status', how: 'equals', value: 'FAQ' }]),
  one('北京今天天气', [
    { field: 'ans_node_name', how: 'equals', value: '天气服务' },
    { field: 'answer', how: 'contains', value: '北京' },
  ]),
  one('如何修改收货地址', [title('如何修改收货地址'), { field: 'confidence', how: 'at_least', value: 0.9 }]),
  one('收货地址填错了怎么办', [title('如何修改收货地址')]),
  one('打电话', [{ field: 'answer', how: 'equals', value: '你要打电话给谁\uff1f' }]),
  one('订票', [{ field: 'answer', how: 'pattern', value: '从哪里.*出发' }], '订票'),
  one('上海', [{ field: 'answer', how: 'contains', value: '去哪里' }], '订票'),
  one('明天会不会打雷', [{ field: 'status', how: 'equals', value: 'NOMATCH' }]),
  // Wrong on purpose: a run shows what a failure looks like.
  one('来首歌', [title('讲个笑话')]),
];

/** Utterances and the title each shall have: the simplest table there is. */
export const EXAMPLE_PAIRS = EXAMPLES.flatMap(({ msg, expectations: [first] }) =>
  first?.field === 'title' ? [[msg, first.value] as const] : [],
).slice(0, 3);

/** The examples as the file a person would import. */
export function exampleFile(): Blob {
  return new Blob([casesTsv(EXAMPLES.map((each, i) => ({ ...each, id: String(i + 1) })))]);
}
