/** Words of a run's report, apart from the dictionary: the command in Node says them too. */
import type { ReportWords } from '#lab/reportHtml.ts';

const time = new Intl.DateTimeFormat('zh-CN', { dateStyle: 'medium', timeStyle: 'medium' });
const ms = (value: number | undefined) => (value === undefined ? '无' : `${Math.round(value)} ms`);

export const labReport: ReportWords = {
  lang: 'zh-CN',
  heading: (name) => `回归报告：${name}`,
  about: (target, startedAt, endedAt) => `目标 ${target}，${time.format(startedAt)} 至 ${time.format(endedAt)}`,
  kinds: { passed: '通过', failed: '失败', error: '出错', skipped: '跳过', not_run: '未运行' },
  accuracy: '准确率',
  noMatch: '未命中率',
  interval: (low, high) => `95% 置信区间 ${low.toFixed(1)}% 至 ${high.toFixed(1)}%`,
  nothingCounted: '没有可计数的回答',
  latency: '用时',
  percentiles: (p50, p95) => `p50 ${ms(p50)}，p95 ${ms(p95)}`,
  confidence: '置信度',
  compared: (name) => `与「${name}」相比`,
  changes: (fixed, broken) => `修复 ${fixed} 条，退化 ${broken} 条。`,
  chance: (probability) =>
    probability < 0.05
      ? `若只是偶然，出现这种差异的概率为 ${probability.toPrecision(2)}（McNemar 精确检验），多半不是偶然。`
      : `若只是偶然，出现这种差异的概率为 ${probability.toPrecision(2)}（McNemar 精确检验），可能只是偶然。`,
  versions: '作答的机器人版本',
  confusions: '答成了别的标准问',
  confusion: { expected: '期望', got: '实际', count: '条数', none: '（没有标准问）' },
  rows: '逐条结果',
  columns: {
    id: '编号',
    msg: '问句',
    verdict: '结果',
    why: '原因',
    title: '实际标准问',
    confidence: '置信度',
    ms: '用时 ms',
  },
  leftOut: (rows) => `条目太多，此处略去 ${rows} 条；完整结果见 CSV 或 JSON 报告。`,
};
