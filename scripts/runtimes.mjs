/**
 * `npm run runtimes`: makes the programs available that run the snippets in the tests. Optional: a snippet whose runtime
 * is missing is not run, and the tests say so.
 *
 * From Debian or Ubuntu, as root, only what does not answer yet; the runners of the collections from npm, into the cache
 * of this project. What cannot be had here is named in one line, and that is no failure.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { CACHE, npm, run } from './run.mjs';

/** @typedef {{ name: string, probes: readonly (readonly [string, ...string[]])[], packages: readonly string[] }} Runtime */

/** The first probe that succeeds is enough. */
/** @type {readonly Runtime[]} */
const RUNTIMES = [
  { name: 'curl', probes: [['curl', '--version']], packages: ['curl', 'ca-certificates'] },
  { name: 'openssl', probes: [['openssl', 'version']], packages: ['openssl'] },
  {
    name: 'Python with requests, PyJWT, cryptography',
    probes: ['python3', '/usr/bin/python3'].map((python) => [python, '-c', 'import requests, jwt, cryptography']),
    packages: ['python3', 'python3-requests', 'python3-jwt', 'python3-cryptography'],
  },
  {
    name: 'PHP with curl and openssl',
    probes: [['php', '-r', 'curl_init(); openssl_get_cipher_methods();']],
    packages: ['php-cli', 'php-curl'],
  },
  {
    name: 'Go with golang-jwt',
    probes: [['sh', '-c', 'go version && test -d /usr/share/gocode/src/github.com/golang-jwt/jwt']],
    packages: ['golang-go', 'golang-github-golang-jwt-jwt-dev'],
  },
  { name: 'Java', probes: [['javac', '-version']], packages: ['default-jdk-headless'] },
];

const RUNNERS = ['newman@6.2.2', '@usebruno/cli@4.1.0'];
const HOME = join(CACHE, 'runners');
/** Generous, for a slow mirror: a package manager that is stopped halfway leaves a mess. */
const LIMIT = 600_000;

await installPackages(absent().flatMap(({ packages }) => packages));
// One package that a release does not have refuses them all: what is still missing is tried by itself.
for (const { packages } of absent()) await installPackages(packages);
await installRunners();

const missing = [...absent().map(({ name }) => name), ...(hasRunners() ? [] : ['newman and bru'])];
console.log(
  missing.length === 0
    ? 'runtimes: every one that can be had is here'
    : `runtimes: not here, so their snippets are not run: ${missing.join('; ')}`,
);

/** @param {readonly string[]} packages */
async function installPackages(packages) {
  if (packages.length === 0 || process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get')) return;
  console.log(`runtimes: installing ${packages.join(' ')}`);
  const options = { env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }, timeout: LIMIT };
  const patient = ['-qq', '-o', 'Acquire::Retries=3', '-o', 'Dpkg::Use-Pty=0'];
  await run('apt-get', [...patient, 'update'], options);
  await run('apt-get', [...patient, 'install', '-y', '--no-install-recommends', ...packages], options);
}

async function installRunners() {
  if (hasRunners()) return;
  console.log(`runtimes: installing ${RUNNERS.join(' ')}`);
  mkdirSync(HOME, { recursive: true });
  writeFileSync(join(HOME, 'package.json'), '{"private":true}\n');
  const quiet = ['--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error', '--save-exact'];
  await npm(['install', ...quiet, ...RUNNERS], { timeout: LIMIT, cwd: HOME });
}

function hasRunners() {
  return ['newman', 'bru'].every((name) => existsSync(join(HOME, 'node_modules', '.bin', name)));
}

function absent() {
  return RUNTIMES.filter(({ probes }) => !probes.some(answers));
}

/** @param {readonly [string, ...string[]]} probe */
function answers([program, ...args]) {
  try {
    execFileSync(program, args, { stdio: 'ignore', timeout: 30_000 });
    return true;
  } catch {
    return false;
  }
}
