import { chromium } from '@playwright/test';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { build, preview } from 'vite';
import react from '@vitejs/plugin-react';
import tailwindcss from '@tailwindcss/vite';
import { findBrowser, launchOptions } from '../browser.mjs';
import { freePorts, ROOT } from '../run.mjs';
import { median } from './report.mjs';

const MEGABYTES = [1, 10, 50];
const RUNS = 3;
const ISOLATED = {
  'cross-origin-opener-policy': 'same-origin',
  'cross-origin-embedder-policy': 'credentialless',
};

/** @typedef {{ paint: number, whole: number, block: number, memory: number }} Measure */

/**
 * A reply from its bytes to the screen: the body view of the console beside CodeMirror 6 (json, folding, pretty text), each
 * in a browser of its own. `whole`: the last line can be brought into view. `block`: the longest stretch in which the page
 * did nothing else. Memory is the peak of the renderer's process, where the system tells it.
 */
export async function view() {
  const folder = join(ROOT, 'bench-results', 'view');
  const [port = 0] = await freePorts(1);
  await buildPage(folder);
  const server = await preview({
    root: folder,
    configFile: false,
    logLevel: 'error',
    // As the console's own server says: only then may memory be shared with a worker.
    preview: { host: '127.0.0.1', port, strictPort: true, headers: ISOLATED },
  });
  try {
    const rows = [];
    for (const megabytes of MEGABYTES) {
      /** @type {Record<'ours' | 'codemirror', Measure[]>} */
      const found = { ours: [], codemirror: [] };
      for (let run = 0; run < RUNS; run++) {
        for (const viewer of /** @type {const} */ (['ours', 'codemirror'])) {
          found[viewer].push(await measure(`http://127.0.0.1:${port}/#${viewer}:${megabytes}`));
        }
      }
      for (const [key, what, unit, goal] of FIGURES) {
        const ours = median(found.ours.map((each) => each[key]));
        const theirs = median(found.codemirror.map((each) => each[key]));
        const ratio = `CodeMirror 6: ${theirs.toFixed(0)} ${unit}, ratio ${(ours / theirs).toFixed(3)}${goal}`;
        rows.push({ what: `${megabytes} MB: ${what}`, value: ours, unit, note: ratio });
      }
    }
    return rows;
  } finally {
    await server.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** @type {readonly (readonly [keyof Measure, string, string, string])[]} */
const FIGURES = [
  ['paint', 'first paint', 'ms', ' (goal 0.05 at 50 MB)'],
  ['whole', 'whole document scrollable', 'ms', ' (goal 0.2 at 50 MB)'],
  ['block', 'longest block', 'ms', ' (goal 50 ms)'],
  ['memory', 'peak memory', 'MB', ' (goal 0.75 at 50 MB)'],
];

/** @param {string} folder */
async function buildPage(folder) {
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'page.js'), PAGE);
  writeFileSync(
    join(folder, 'index.html'),
    '<!doctype html><html lang="zh-CN"><link rel="icon" href="data:," /><div id="root" style="height:800px;width:900px;display:flex;flex-direction:column"></div><script type="module" src="./page.js"></script></html>',
  );
  await build({
    root: folder,
    configFile: false,
    logLevel: 'error',
    plugins: [react(), tailwindcss()],
    build: { outDir: 'dist', emptyOutDir: true, target: 'baseline-widely-available' },
  });
}

/**
 * @param {string} url
 * @returns {Promise<Measure>}
 */
async function measure(url) {
  const browser = await chromium.launch(launchOptions(await findBrowser()));
  try {
    const page = await browser.newPage({ viewport: { width: 1000, height: 900 } });
    await page.goto(url);
    await page.waitForFunction('globalThis.benchFound', undefined, { timeout: 120_000 });
    const found = /** @type {Omit<Measure, 'memory'>} */ (await page.evaluate('globalThis.benchFound'));
    return { ...found, memory: await peakMemory(browser) };
  } finally {
    await browser.close();
  }
}

/**
 * Megabytes the largest renderer has ever held.
 * @param {import('@playwright/test').Browser} browser
 */
async function peakMemory(browser) {
  const session = await browser.newBrowserCDPSession();
  const { processInfo } = await session.send('SystemInfo.getProcessInfo');
  const peaks = processInfo.filter(({ type }) => type === 'renderer').map(({ id }) => peakOf(id));
  return Math.max(Number.NaN, ...peaks.filter((peak) => !Number.isNaN(peak))) || Math.max(...peaks);
}

/** @param {number} pid */
function peakOf(pid) {
  try {
    const kilobytes = /^VmHWM:\s+(\d+)/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1];
    return Number(kilobytes) / 1024;
  } catch {
    return Number.NaN;
  }
}

// The page as text: this file is compiled without the DOM.
const PAGE = `
import '../../src/app/app.css';
import { createElement as h, Suspense } from 'react';
import { createRoot } from 'react-dom/client';
import { I18nProvider, AllWords } from '#i18n/I18n.tsx';
import { LargeBody } from '#features/response/LargeBody.tsx';
import { EditorState } from '@codemirror/state';
import { EditorView, lineNumbers } from '@codemirror/view';
import { json } from '@codemirror/lang-json';
import { foldGutter, syntaxHighlighting, defaultHighlightStyle } from '@codemirror/language';

const [viewer, megabytes] = location.hash.slice(1).split(':');
const END = 'the-very-last-row';
const root = document.getElementById('root');

function bytesOf(size) {
  const item = JSON.stringify({ ans_node_id: 6666, ans_node_name: '小微闲聊', article: '', confidence: 1, content: '你好呀！', debug_info: '', list_options: false, msg_type: 'text', resp_title: '小薇兄你好', status: 'FAQ' });
  const head = new TextEncoder().encode('{"answer":"你好呀！","msg":[' + item);
  const each = new TextEncoder().encode(',' + item);
  const tail = new TextEncoder().encode('],"ret":0,"rid":"' + END + '"}');
  const count = Math.ceil(size / each.length);
  // Filled in place: no text as large as the body lies about when the clock starts.
  const bytes = new Uint8Array(head.length + count * each.length + tail.length);
  bytes.set(head);
  for (let i = 0; i < count; i++) bytes.set(each, head.length + i * each.length);
  bytes.set(tail, head.length + count * each.length);
  return bytes;
}

const frame = () => new Promise((resolve) => requestAnimationFrame(resolve));
async function until(holds) {
  for (;;) {
    await frame();
    if (holds()) return;
  }
}

let block = 0;
let beat = 0;
const heart = new MessageChannel();
heart.port1.onmessage = () => {
  const now = performance.now();
  if (beat) block = Math.max(block, now - beat);
  beat = now;
  setTimeout(() => heart.port2.postMessage(0), 4);
};

const SHOW = {
  ours: async (bytes) => {
    createRoot(root).render(h(Suspense, null, h(I18nProvider, { locale: 'zh-CN' }, h(AllWords, null, h(LargeBody, { id: 'b', body: bytes, reading: undefined, searching: false, onSearching() {}, linkedPointer: undefined, onLink() {} })))));
    await until(() => document.querySelector('[role=treeitem]'));
    return () => {
      const box = document.querySelector('[role=tree]');
      box.scrollTop = box.scrollHeight;
    };
  },
  codemirror: async (bytes) => {
    const doc = JSON.stringify(JSON.parse(new TextDecoder().decode(bytes)), null, 2);
    const state = EditorState.create({ doc, extensions: [lineNumbers(), foldGutter(), json(), syntaxHighlighting(defaultHighlightStyle), EditorState.readOnly.of(true), EditorView.theme({ '&': { height: '800px' } })] });
    const view = new EditorView({ state, parent: root });
    await until(() => document.querySelector('.cm-line'));
    return () => view.dispatch({ effects: EditorView.scrollIntoView(view.state.doc.length) });
  },
};

// The words, the code and the letters of the fonts are there before the clock starts, as they are in a console that has
// shown a reply before; for both.
const warm = document.body.appendChild(document.createElement('div'));
const warmRoot = createRoot(warm);
warmRoot.render(h(Suspense, null, h(I18nProvider, { locale: 'zh-CN' }, h(AllWords, null, h(LargeBody, { id: 'warm', body: new TextEncoder().encode('{"a":"小微闲聊，你好呀！"}'), reading: undefined, searching: false, onSearching() {}, linkedPointer: undefined, onLink() {} })))));
await until(() => warm.querySelector('[role=treeitem]'));
warmRoot.unmount();
warm.remove();
const bytes = bytesOf(Number(megabytes) * 1e6);
await new Promise((resolve) => setTimeout(resolve, 1500));
heart.port2.postMessage(0);
await new Promise((resolve) => setTimeout(resolve, 50));
block = 0;
const start = performance.now();
const toEnd = await SHOW[viewer](bytes);
const paint = performance.now() - start;
await until(() => {
  toEnd();
  return root.textContent.includes(END);
});
const whole = performance.now() - start;
await new Promise((resolve) => setTimeout(resolve, 1500));
globalThis.benchFound = { paint, whole, block };
`;
