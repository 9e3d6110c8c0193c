import { createHmac } from 'node:crypto';
import { writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join } from 'node:path';
import { createServer, resolveConfig } from 'vite';
import { afterEach, expect, test } from 'vitest';
import { SAMPLE_CREDENTIALS } from '#emulator/sampleBots.ts';
import { dialogConsole } from './plugin.ts';
import { SettingsError, type Env } from './settings.ts';
import { call, closeHeld, launchOf, startConsole, temporaryFolder, type Call } from './testConsole.ts';

afterEach(closeHeld);

async function emulatorPort(port: number): Promise<number> {
  const { body } = await call(port, { method: 'GET', path: '/proxy/status' });
  const { targets } = JSON.parse(body) as { targets: { id: string; origin: string }[] };
  return Number(new URL(targets.find(({ id }) => id === 'emulator')?.origin ?? '').port);
}

function isOpen(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect(port, '127.0.0.1');
    socket.once('connect', () => resolve(true)).once('error', () => resolve(false));
    socket.once('connect', () => socket.destroy());
  });
}

/** A free port below those that systems hand out by themselves, so that nobody is given it meanwhile. */
async function freePort(from = 20_000 + (process.pid % 5_000)): Promise<number> {
  return (await isOpen(from)) ? freePort(from + 1) : from;
}

test.each(['serve', 'preview'] as const)('%s closes what it opened', async (mode) => {
  const { port, close } = await startConsole(mode);
  const emulator = await emulatorPort(port);
  expect(await isOpen(emulator)).toBe(true);
  await close();
  expect(await isOpen(emulator)).toBe(false);
  expect(await isOpen(port)).toBe(false);
});

test('the emulator has an address of its own for other clients', async () => {
  const { port, close } = await startConsole('serve');
  const answer = await call(await emulatorPort(port), { path: '/openapi/message/TOKEN', body: 'query=x' });
  expect(answer.headers['x-emulated']).toBe('1');
  await close();
});

test('a restart keeps the address of the emulator and the launch token', async () => {
  const free = await freePort();
  const env: Env = { CI: '1', CONSOLE_EMULATOR_PORT: String(free) };
  const root = await temporaryFolder();
  const server = await createServer({
    configFile: false,
    root,
    logLevel: 'silent',
    server: { port: 0, ws: false, watch: null },
    optimizeDeps: { noDiscovery: true },
    plugins: [dialogConsole({ env })],
  });
  await server.listen();
  const portNow = () => {
    const address = server.httpServer?.address();
    return typeof address === 'object' && address ? address.port : 0;
  };
  const launch = await launchOf(portNow());
  await server.restart();
  expect(await launchOf(portNow())).toBe(launch);
  expect(await emulatorPort(portNow())).toBe(free);
  const answer = await call(portNow(), { path: '/proxy/emulator/openapi/message/TOKEN', body: 'query=x' });
  expect(answer.headers['x-emulated']).toBe('1');
  await server.close();
  expect(await isOpen(free)).toBe(false);
});

const quiet = { configFile: false, logLevel: 'silent' } as const;

test('a build and a test run start and configure nothing', async () => {
  const never = () => Promise.reject(new Error('started'));
  const build = await resolveConfig({ ...quiet, plugins: [dialogConsole({ env: {}, emulator: never })] }, 'build');
  const tests = await resolveConfig(
    { ...quiet, plugins: [dialogConsole({ env: { VITEST: 'true' }, emulator: never })] },
    'serve',
  );
  expect(build.server.proxy).toBeUndefined();
  expect(tests.server.proxy).toBeUndefined();
});

test('the server listens on loopback only and sends no CORS headers', async () => {
  const plugin = dialogConsole({ env: { CI: '1', CONSOLE_EMULATOR_PORT: '0' } });
  const { server, preview } = await resolveConfig({ ...quiet, plugins: [plugin] }, 'serve');
  expect([server.host, preview.host]).toEqual(['127.0.0.1', '127.0.0.1']);
  expect([server.cors, preview.cors]).toEqual([false, false]);
  expect(server.open).toBe(false);
});

test('a host asked for on purpose is kept', async () => {
  const plugin = dialogConsole({ env: { CI: '1', CONSOLE_EMULATOR_PORT: '0' } });
  const { server, preview } = await resolveConfig(
    { ...quiet, server: { host: '0.0.0.0' }, plugins: [plugin] },
    'serve',
  );
  expect([server.host, preview.host]).toEqual(['0.0.0.0', '0.0.0.0']);
});

test('a bad environment value stops the start', async () => {
  await expect(startConsole('serve', { CONSOLE_TIMEOUT_MS: 'soon' })).rejects.toThrow(SettingsError);
});

test('a bad file of bots stops the start with its place and the reason', async () => {
  const file = join(await temporaryFolder(), 'bots.json');
  await writeFile(file, '{\n  "bots": [\n    nonsense\n');
  await expect(startConsole('serve', { CONSOLE_EMULATOR_BOTS: file })).rejects.toThrow(
    new RegExp(`^${file.replaceAll(/[\\.]/g, '\\$&')}:3:5 .+`),
  );
  await expect(startConsole('serve', { CONSOLE_EMULATOR_BOTS: `${file}.none` })).rejects.toThrow(
    /^CONSOLE_EMULATOR_BOTS cannot be read: ENOENT/,
  );
});

/** A signed message of the first sample bot, made without our own code. */
function signedCall(scenario: string): Call {
  const { token, encodingAESKey } = SAMPLE_CREDENTIALS[0].credentials;
  const part = (value: object) => Buffer.from(JSON.stringify(value)).toString('base64url');
  const input = `${part({ typ: 'JWT', alg: 'HS256' })}.${part({ username: 'u', msg: '你好' })}`;
  const signature = createHmac('sha256', encodingAESKey).update(input).digest('base64url');
  return {
    path: `/proxy/emulator/openapi/message/${token}`,
    body: `query=${input}.${signature}`,
    headers: { 'content-type': 'application/x-www-form-urlencoded', 'x-emulator-scenario': scenario },
  };
}

test('the scenarios reach the page as the failures they are', async () => {
  const { port, close } = await startConsole('serve', { CONSOLE_TIMEOUT_MS: '6000' });
  const send = (scenario: string) => call(port, signedCall(scenario));
  const [healthy, hang, reset, html] = await Promise.all(['healthy', 'hang', 'reset', 'html-502'].map(send));
  if (!healthy || !hang || !reset || !html) throw new Error('four answers');
  expect(JSON.parse(healthy.body)).toMatchObject({ answer: '你好呀！' });
  expect([hang.status, hang.headers['x-console-proxy-error']]).toEqual([504, 'timeout']);
  expect([reset.status, reset.end]).toEqual([200, 'cut']);
  expect(reset.body).not.toBe('');
  expect([html.status, html.headers['x-console-proxy-error'], html.headers['x-emulated']]).toEqual([
    502,
    undefined,
    '1',
  ]);
  await close();
});
