/** `npm run preview`: serves the built console, building it first when the sources are newer than what was built. */
import './nodeVersion.mjs';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { bin, node, ROOT } from './run.mjs';

const SOURCES = ['src', 'public', 'index.html', 'package.json', 'package-lock.json', 'vite.config.ts'];

const built = join(ROOT, 'dist', 'index.html');
const current = existsSync(built) && newest(SOURCES.map((name) => join(ROOT, name))) <= statSync(built).mtimeMs;
const code = current ? 0 : await node(bin('vite'), ['build']);
process.exitCode = code === 0 ? await node(bin('vite'), ['preview', ...process.argv.slice(2)]) : code;

/**
 * @param {readonly string[]} paths
 * @returns {number} the latest modification below them, in milliseconds
 */
function newest(paths) {
  return Math.max(
    0,
    ...paths
      .filter((path) => existsSync(path))
      .map((path) => {
        const stat = statSync(path);
        return stat.isDirectory() ? newest(readdirSync(path).map((name) => join(path, name))) : stat.mtimeMs;
      }),
  );
}
