/** What is watched in a page of the console while it is measured. */

/**
 * Watches the tasks of the page's thread.
 * @param {import('@playwright/test').Browser} browser
 * @returns {Promise<() => Promise<number>>} ends it: the most milliseconds of processor time that one of them took
 */
export async function traceTasks(browser) {
  const session = await browser.newBrowserCDPSession();
  /** @type {{ name: string, ph: string, pid: number, tid: number, tdur?: number, args: { name?: string } }[]} */
  const events = [];
  session.on('Tracing.dataCollected', ({ value }) => events.push(.../** @type {any} */ (value)));
  await session.send('Tracing.start', {
    traceConfig: { includedCategories: ['toplevel'] },
    transferMode: 'ReportEvents',
  });
  return async () => {
    const complete = new Promise((resolve) => session.once('Tracing.tracingComplete', resolve));
    await session.send('Tracing.end');
    await complete;
    await session.detach();
    const pages = events.filter(({ name, args }) => name === 'thread_name' && args.name === 'CrRendererMain');
    const isPage = (/** @type {(typeof events)[number]} */ { pid, tid }) =>
      pages.some((page) => page.pid === pid && page.tid === tid);
    const work = events.filter((event) => event.ph === 'X' && isPage(event)).map(({ tdur = 0 }) => tdur / 1000);
    return Math.max(0, ...work);
  };
}

/**
 * From an event until a frame shows all of the texts.
 * @param {import('@playwright/test').Page} page that {@link WATCH_TASKS} runs in
 * @param {string} event that the action leads to
 * @param {readonly string[]} texts as patterns
 * @param {() => Promise<unknown>} action
 * @returns {Promise<{ taken: number, longest: number, block: number }>} milliseconds: until the frame; of the longest
 * task of the page's thread, where one took more than 50; of the longest wait of other work
 */
export async function until(page, event, texts, action) {
  await page.evaluate(`(${ARM_STEP})(${JSON.stringify(event)}, ${JSON.stringify(texts)})`);
  await action();
  return /** @type {any} */ (await page.evaluate('globalThis.shown'));
}

/** @param {{ longest: number, block: number }} step */
export function waits({ longest, block }) {
  return `longest task of the page ${longest.toFixed(0)} ms, longest wait of another ${block.toFixed(0)} ms`;
}

// These run in the page, as text: this file is compiled without the DOM.
export const WATCH_TASKS = `
  globalThis.longest = 0;
  new PerformanceObserver((list) => {
    for (const { duration } of list.getEntries()) globalThis.longest = Math.max(globalThis.longest, duration);
  }).observe({ type: 'longtask' });
  globalThis.block = 0;
  let beat = performance.now();
  const heart = new MessageChannel();
  heart.port1.onmessage = () => {
    const now = performance.now();
    globalThis.block = Math.max(globalThis.block, now - beat - 4);
    beat = now;
    setTimeout(() => heart.port2.postMessage(0), 4);
  };
  heart.port2.postMessage(0);`;

// From the press until a frame shows all of the texts.
const ARM_STEP = `(event, texts) => {
  const wanted = texts.map((text) => new RegExp(text));
  const shown = (pattern) =>
    [...document.querySelectorAll('button, [role=status], p, span')].some((element) => pattern.test(element.textContent));
  globalThis.shown = new Promise((resolve) => {
    addEventListener(event, () => {
      globalThis.longest = globalThis.block = 0;
      const before = performance.now();
      const look = () => {
        if (!wanted.every(shown)) return requestAnimationFrame(look);
        const taken = performance.now() - before;
        setTimeout(() => resolve({ taken, longest: globalThis.longest, block: globalThis.block }), 100);
      };
      requestAnimationFrame(look);
    }, { once: true, capture: true });
  });
}`;

/** Gives the milliseconds that a text takes: its words, each once. */
export const NAIVE_WAY = `(text) => {
  const before = performance.now();
  const words = [...new Set(text.split('\\n').map((word) => word.trim()).filter(Boolean))];
  return words.length > 0 ? performance.now() - before : 0;
}`;
