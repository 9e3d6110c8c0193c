/**
 * Says whether package-lock.json works everywhere: npm silently leaves out optional dependencies it cannot find, after
 * which `npm ci` fails on every platform; and an address in the lock would tie it to one registry.
 */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './run.mjs';

/** @typedef {Record<string, string> | undefined} Versions */
/** @typedef {{ resolved?: string, optionalDependencies?: Versions }} LockEntry */

/** @param {string} name */
const read = (name) => JSON.parse(readFileSync(join(ROOT, name), 'utf8'));

/** @type {{ packages: Record<string, LockEntry> }} */
const lock = read('package-lock.json');
/** @type {{ dependencies?: Versions, devDependencies?: Versions, optionalDependencies?: Versions }} */
const manifest = read('package.json');

const complaints = [...missingOptional(), ...addresses(), ...ranges()];
for (const complaint of complaints) console.error(complaint);
console.log(complaints.length === 0 ? 'lock file: in order' : `lock file: ${complaints.length} complaint(s)`);
process.exitCode = complaints.length === 0 ? 0 : 1;

function missingOptional() {
  return Object.entries(lock.packages).flatMap(([path, { optionalDependencies = {} }]) =>
    Object.keys(optionalDependencies)
      .filter((name) => !holders(path).some((holder) => `${holder}node_modules/${name}` in lock.packages))
      .map((name) => `${path || 'package.json'} names the optional ${name}, which the lock does not hold`),
  );
}

/**
 * Where Node would look for a dependency of the package at this path: beside it, then further and further out.
 * @param {string} path
 */
function holders(path) {
  const steps = path.split('/node_modules/');
  const nested = steps.map((_, i) => `${steps.slice(0, i + 1).join('/node_modules/')}/`);
  return ['', ...nested.filter((holder) => holder !== '/')];
}

function addresses() {
  return Object.entries(lock.packages)
    .filter(([, { resolved = '' }]) => /^[a-z+]+:\/\//i.test(resolved))
    .map(([path, { resolved }]) => `${path} is tied to ${resolved}`);
}

function ranges() {
  const all = { ...manifest.dependencies, ...manifest.devDependencies, ...manifest.optionalDependencies };
  return Object.entries(all)
    .filter(([, version]) => !/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version))
    .map(([name, version]) => `${name} is not exact: ${version}`);
}
