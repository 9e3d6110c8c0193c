import { expect, test } from './fixtures.ts';
import { copied } from './pages/clipboard.ts';
import { WorkbenchPage } from './pages/workbench.ts';

test('the health of the bot is followed over the calls of the session', async ({ page, axe }) => {
  const bench = new WorkbenchPage(page);
  const { decoded } = bench.words;
  await bench.open();
  await bench.call();
  await expect(bench.decoded).toContainText(decoded.healthVerdicts.healthy);
  await bench.chooseScenario('stale-bot');
  await bench.call();
  const trend = bench.decoded.getByRole('list', { name: decoded.trend });
  await expect(trend.getByRole('listitem')).toHaveCount(2);
  await expect(trend.getByRole('listitem').last()).toContainText(decoded.healthVerdicts.newest_not_in_use);
  await expect(bench.decoded).toContainText(decoded.trendCount(2, 1));
  await bench.chooseScenario('healthy');
  await bench.call();
  await expect(trend.getByRole('listitem')).toHaveCount(3);
  await expect(bench.decoded).toContainText(decoded.trendCount(3, 2));
  await axe(page);
});

test('the same default answer to different texts is told as what it is, one alone only as a possibility', async ({
  page,
}) => {
  const bench = new WorkbenchPage(page);
  const { default_greeting, endless_default_answer } = bench.words.findings.sentences;
  await bench.open();
  await bench.chooseScenario('unpublished');
  await bench.call();
  await expect(bench.decoded).toContainText(default_greeting({}));
  for (const [i, msg] of ['来首歌', '退货怎么办'].entries()) {
    await bench.msg.fill(msg);
    await bench.call();
    const example = ['你好', '来首歌'][i]!;
    await expect(bench.decoded).toContainText(endless_default_answer({ texts: i + 2, example }));
  }
  await expect(bench.decoded).not.toContainText(default_greeting({}));
});

test('the support bundle holds the whole call and no secret', async ({ page }) => {
  const bench = new WorkbenchPage(page);
  const { decoded } = bench.words;
  await bench.open();
  await bench.chooseScenario('stale-bot');
  await bench.call();
  await expect(bench.decoded).toContainText(decoded.healthVerdicts.newest_not_in_use);
  const bundle = await copied(page, () => bench.decoded.getByRole('button', { name: decoded.bundle.copy }).click());
  const { title, robot, rid, time, request, findings, reply } = decoded.bundle;
  for (const part of [
    `# ${title}`,
    `- ${time}:`,
    `## ${request}`,
    `## ${findings}`,
    `## ${reply}`,
    'bid_stat',
    '你好',
  ]) {
    expect(bundle).toContain(part);
  }
  expect(bundle).toMatch(new RegExp(`- (${robot}|${rid}): \\S`));
  for (const secret of ['YV78Pyj1VvqdNGpMJ1pHic0bIBOWMv', 'q1Os1ZMe0nG28KUEx9lg3HjK7V5QyXvi212fzsgDqgz', 'eyJ0eXAi']) {
    expect(bundle).not.toContain(secret);
  }
});
