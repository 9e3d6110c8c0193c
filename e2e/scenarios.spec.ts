import type { ScenarioId } from '../src/protocol/scenarios.ts';
import { expect, test } from './fixtures.ts';
import { WorkbenchPage } from './pages/workbench.ts';

// The browser itself logs a line for HTTP errors and broken transfers; these are provoked on purpose.
test.use({ expectedLogs: [/Failed to load resource|net::ERR/] });

/** What each scenario must end in: a text in the response pane or the decoded one. */
const ENDS: Record<Exclude<ScenarioId, 'hang'>, { pane: 'response' | 'decoded'; text: string | RegExp }> = {
  healthy: { pane: 'decoded', text: '你好呀！' },
  'stale-bot': { pane: 'decoded', text: 'slot does not exist!' },
  unpublished: { pane: 'decoded', text: '请问有什么可以帮您的' },
  nomatch: { pane: 'decoded', text: 'NOMATCH' },
  'token-invalid': { pane: 'decoded', text: '1001' },
  'signature-invalid': { pane: 'decoded', text: '1005' },
  'decrypt-failed': { pane: 'decoded', text: '1019' },
  'invalid-args': { pane: 'decoded', text: '-10' },
  slow: { pane: 'decoded', text: '你好呀！' },
  reset: { pane: 'response', text: '传输中断' },
  'html-502': { pane: 'response', text: '502' },
  'http-503': { pane: 'response', text: '503' },
  'truncated-json': { pane: 'response', text: '200' },
  'not-utf8': { pane: 'response', text: '200' },
  'unicode-escapes': { pane: 'decoded', text: '你好呀！' },
  'big-integers': { pane: 'response', text: /\d{17,}/ },
  huge: { pane: 'response', text: /(4\.9|5\.\d)\s*MB/ },
  'without-bid-stat': { pane: 'decoded', text: '你好呀！' },
};

for (const [scenario, { pane, text }] of Object.entries(ENDS)) {
  test(`scenario ${scenario} ends in a clear state, with what was typed still there`, async ({ page, axe }) => {
    const bench = new WorkbenchPage(page);
    await bench.open();
    await bench.chooseScenario(scenario as ScenarioId);
    await bench.call();
    await expect(bench[pane]).toContainText(text);
    await expect(bench.msg).toHaveValue('你好');
    await expect(bench.sendButton).toBeEnabled();
    await axe(page);
  });
}
