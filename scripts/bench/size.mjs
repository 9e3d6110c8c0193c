import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { chromium } from '@playwright/test';
import { findBrowser, launchOptions } from '../browser.mjs';
import { ROOT } from '../run.mjs';
import { SEND, viteServer } from './server.mjs';

const DIST = join(ROOT, 'dist');
const TARGET = 120;

/**
 * Sizes in kB (1000 bytes), gzip -9. First load: what index.html names, and what that imports statically. Until usable:
 * what a browser really fetched by the time Send could be pressed, lazy parts included.
 */
export async function size() {
  if (!existsSync(join(DIST, 'index.html'))) throw new Error('there is no dist: run the build first');
  const html = readFileSync(join(DIST, 'index.html'), 'utf8');
  const named = [...html.matchAll(/(?:src|href)="\/([^"]+\.(?:js|css))"/g)].map((match) => match[1] ?? '');
  const initial = closure(named);
  const all = readdirSync(DIST, { recursive: true, encoding: 'utf8' }).filter((name) => /\.(js|css)$/.test(name));
  const fonts = readdirSync(DIST, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.woff2'));
  const js = initial.filter((name) => name.endsWith('.js'));
  const css = initial.filter((name) => name.endsWith('.css'));
  const fetched = await fetchedUntilUsable();
  return [
    { what: 'first load, JS + CSS', value: gzipped(initial), unit: 'kB gzip', note: `target at most ${TARGET}` },
    { what: 'first load, JS', value: gzipped(js), unit: 'kB gzip', note: `${js.length} file(s)` },
    { what: 'first load, CSS', value: gzipped(css), unit: 'kB gzip', note: `${css.length} file(s)` },
    { what: 'until usable, JS + CSS', value: gzipped(fetched), unit: 'kB gzip', note: `${fetched.length} files` },
    { what: 'everything, JS + CSS', value: gzipped(all), unit: 'kB gzip', note: `${all.length} files` },
    { what: 'fonts', value: kilobytes(fonts), unit: 'kB' },
  ];
}

/** @returns {Promise<string[]>} paths in dist */
async function fetchedUntilUsable() {
  const server = await viteServer(['preview']);
  const browser = await chromium.launch(launchOptions(await findBrowser()));
  try {
    const page = await browser.newPage({ locale: 'zh-CN' });
    /** @type {Set<string>} */
    const names = new Set();
    page.on('request', (request) => names.add(new URL(request.url()).pathname.slice(1)));
    await page.goto(server.url);
    await page.getByRole('button', { name: SEND }).first().click({ trial: true, timeout: 30_000 });
    return [...names].filter((name) => /\.(js|css)$/.test(name));
  } finally {
    await browser.close();
    await server.stop();
  }
}

/**
 * @param {readonly string[]} names paths in dist
 * @returns {string[]}
 */
function closure(names) {
  const reached = new Set(names);
  for (const name of reached) {
    if (!name.endsWith('.js')) continue;
    const source = readFileSync(join(DIST, name), 'utf8');
    const statics = source.matchAll(/(?:^|[;}\s])(?:import|export)(?:[\s\w$*{},]*?from)?\s*["']\.\/([^"']+\.js)["']/g);
    for (const match of statics) reached.add(`${name.slice(0, name.lastIndexOf('/') + 1)}${match[1]}`);
  }
  return [...reached];
}

/** @param {readonly string[]} names */
function gzipped(names) {
  return names.reduce((sum, name) => sum + gzipSync(readFileSync(join(DIST, name)), { level: 9 }).length, 0) / 1000;
}

/** @param {readonly string[]} names */
function kilobytes(names) {
  return names.reduce((sum, name) => sum + readFileSync(join(DIST, name)).length, 0) / 1000;
}
