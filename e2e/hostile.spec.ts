import { expect, test } from './fixtures.ts';
import { WorkbenchPage } from './pages/workbench.ts';

/** Everything an answer may try; each would set the title, call out, or be found by its tag. */
const ATTEMPTS = [
  '<script>document.title="ran"</script>',
  '<img src=x onerror="document.title=\'ran\'">',
  '<svg onload="document.title=\'ran\'"><use href="https://evil.test/a.svg#x"/></svg>',
  '<iframe src="https://evil.test/"></iframe><object data="https://evil.test/"></object>',
  '<style>*{display:none!important}@import url(https://evil.test/a.css)</style>',
  '<a href="javascript:document.title=\'ran\'">javascript</a>',
  '<a href="data:text/html,<script>document.title=1</script>">data</a>',
  '<a href="vbscript:x">vb</a><a href="//evil.test/x">no scheme</a><a href="https://user:pw@evil.test/">login</a>',
  '<a href="https://evil.test/" onclick="document.title=\'ran\'" style="position:fixed;inset:0">https</a>',
  '<base href="https://evil.test/"><meta http-equiv="refresh" content="0;url=https://evil.test/">',
  '\u202Egnp.exe\u202C \u2066isolated\u2069 \u200Fmark zero\u200Bwidth \u0000null \u0007bell',
  '{{constructor.constructor("document.title=1")()}} ${document.title} %3Cscript%3E',
];

const CARDS = [
  { image: { media_id: 'm', url: 'https://evil.test/pixel.png' } },
  { image: { media_id: 'm', url: 'javascript:document.title="ran"' } },
  {
    news: {
      articles: [
        { title: ATTEMPTS[0], description: ATTEMPTS[1], url: 'javascript:1', picurl: 'data:text/html,x', type: 'h5' },
      ],
    },
  },
  { voice: { id: '1', url: 'data:text/html,<script>1</script>', name: ATTEMPTS[2] } },
  { video: { id: '1', url: 'https://evil.test/v.mp4', title: ATTEMPTS[3], desc: ATTEMPTS[4] }, name: 'v' },
  {
    miniprogrampage: { title: ATTEMPTS[8], appid: 'x', pagepath: 'javascript:1', thumb_url: 'https://evil.test/t.png' },
  },
  { generate_url: 'javascript:1', ref_docs: [{ doc_name: ATTEMPTS[0], ref_contents: [{ content: ATTEMPTS[1] }] }] },
];

const LONG = '长'.repeat(500_000) + 'x'.repeat(500_000);

const BODIES: Record<string, string> = {
  'markup, schemes and controls': ATTEMPTS.join('\n'),
  'cards of every kind': JSON.stringify({ multimsg: [...CARDS.map((card) => JSON.stringify(card)), ...ATTEMPTS] }),
  'a million characters on one line': LONG,
};

for (const [name, answer] of Object.entries(BODIES)) {
  for (const width of [1440, 390]) {
    test(`an answer of ${name} neither runs nor breaks the layout at ${width} px`, async ({ page, axe, misdeeds }) => {
      await page.setViewportSize({ width, height: 900 });
      const bench = new WorkbenchPage(page);
      await bench.open();
      const title = bench.words.shell.product;
      await expect(page).toHaveTitle(title);
      const hostile = {
        answer,
        answer_type: ATTEMPTS[0],
        bid_stat: { err_msg: ATTEMPTS.join(''), latest_valid: false, up_ret: ATTEMPTS[1], curr_time: ATTEMPTS[2] },
        from_user_name: ATTEMPTS[10],
        msg: [{ content: answer.slice(0, 2000), resp_title: ATTEMPTS[1], status: ATTEMPTS[4] }],
        options: [{ title: ATTEMPTS[1], confidence: 1 }],
        slots_info: [{ slot_name: ATTEMPTS[2], slot_value: ATTEMPTS[0], start: 0, end: 2 }],
        status: 'FAQ',
        title: ATTEMPTS[5],
        rid: ATTEMPTS[9],
        [ATTEMPTS[1]!]: ATTEMPTS[1],
      };
      await page.route('**/proxy/emulator/**', (route) =>
        route.fulfill({ contentType: 'application/json', body: JSON.stringify(hostile) }),
      );
      if (width > 640) await bench.call();
      else await page.getByRole('button', { name: bench.words.workbench.send, exact: true }).click();
      await expect(bench.decoded.getByText(bench.words.decoded.health)).toBeVisible();

      // Nothing of it became an element; what may be opened says where it leads and takes nothing along.
      const planted = page
        .locator('main')
        .locator('script, iframe, object, embed, base, meta, style, link, image, use');
      await expect(planted).toHaveCount(0);
      await expect(page.locator('main [onerror], main [onload], main [onclick]')).toHaveCount(0);
      await expect(page.locator('main img:not([src^="data:"]):not([src^="/"])')).toHaveCount(0);
      const links = () =>
        bench.decoded
          .getByRole('link')
          .evaluateAll((all) =>
            all.filter(
              (link) => !/^https?:/.test(link.getAttribute('href')!) || !/noreferrer/.test(link.getAttribute('rel')!),
            ),
          );
      expect(await links()).toEqual([]);
      expect(await page.title()).toBe(title);
      expect(misdeeds.outside).toEqual([]);

      // The page is as wide as its window, and so is each pane.
      const overflow = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
      await expect.poll(overflow).toBeLessThanOrEqual(0);
      const inPane = () => bench.decoded.evaluate((pane) => pane.scrollWidth - pane.clientWidth);
      await expect.poll(inPane).toBeLessThanOrEqual(1);
      await axe(page);
    });
  }
}
