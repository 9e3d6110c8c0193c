/**
 * Says in one sentence that this Node is too old, before anything that needs a newer one has loaded: a command imports it
 * first, or runs it before. Only what the oldest Node understands may stand here.
 */
import { readFileSync } from 'node:fs';

const { engines } = JSON.parse(readFileSync(new URL('../package.json', import.meta.url), 'utf8'));
const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);

if (!engines.node.split(' || ').some(admits)) {
  console.error(
    `Node ${process.versions.node} is too old: Dialog Console needs ${engines.node}. Install a newer Node and run "npm ci" again.`,
  );
  process.exit(1);
}

/** @param {string} range `^20.19.0`: this major, from there on; `>=22.12.0`: anything from there on */
function admits(range) {
  const [wantedMajor = 0, wantedMinor = 0] = range.replace(/^\D+/, '').split('.').map(Number);
  if (major === wantedMajor) return minor >= wantedMinor;
  return range.startsWith('>=') && major > wantedMajor;
}
