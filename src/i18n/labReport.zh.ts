/** Words of a run's report, which is read away from the console. */
import type { ReportWords } from '#lab/reportHtml.ts';

const percent = (value: number) => `${value.toFixed(1)}%`;
const ms = (value: number | undefined) => (value === undefined ? '—' : `${value.toFixed(value < 100 ? 1 : 0)} ms`);
const at = (time: number) =>
  new Intl.DateTimeFormat('zh-CN', { dateStyle: 'medium', timeStyle: 'medium' }).format(time);

export const labReport: ReportWords = {
  lang: 'zh-CN',
  heading: (name) => `回归报告：${name}`,
  about: (target, startedAt, endedAt) => `目标 ${target}，${at(startedAt)} 至 ${at(endedAt)}`,
  kinds: { passed: '通过', failed: '失败', error: '出错', skipped: '跳过', not_run: '未运行' },
  accuracy: '准确率',
  noMatch: '未命中率',
  interval: (low, high) => `95% 区间 ${percent(low)}–${percent(high)}`,
  nothingCounted: '没有可计的行',
  latency: '用时',
  percentiles: (p50, p95) => `p50 ${ms(p50)}，p95 ${ms(p95)}`,
  confidence: '置信度',
  compared: (name) => `与「${name}」相比`,
  changes: (fixed, broken) => `修复 ${fixed}，退化 ${broken}`,
  chance: (probability) => `偶然出现的概率 ${probability < 0.001 ? '< 0.001' : probability.toFixed(3)}`,
  versions: '机器人版本',
  confusions: '答错成什么',
  confusion: { expected: '期望', got: '实际', count: '条数', none: '（没有标准问）' },
  rows: '逐行结果',
  columns: {
    id: '编号',
    msg: '问句',
    verdict: '结果',
    why: '原因',
    title: '标准问',
    confidence: '置信度',
    ms: '用时 ms',
  },
  leftOut: (rows) => `另有 ${rows} 条通过的没有列出`,
};
