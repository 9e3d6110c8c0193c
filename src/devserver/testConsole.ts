/** For this room's tests: a real console on ephemeral ports, real upstreams, and a client that sees the wire. */
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer as createHttpServer, request, type IncomingHttpHeaders, type RequestListener } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createServer, preview, type InlineConfig } from 'vite';
import { dialogConsole } from './plugin.ts';
import type { Env } from './settings.ts';

export interface Started {
  port: number;
  close(): Promise<void>;
}

const newFolder = () => mkdtemp(join(tmpdir(), 'console-'));
const remove = (folder: string) => rm(folder, { recursive: true, force: true, maxRetries: 5 });

/** An empty folder, removed by {@link closeHeld}. */
export async function temporaryFolder(): Promise<string> {
  const folder = await newFolder();
  held({ close: () => remove(folder) });
  return folder;
}

export type Mode = 'serve' | 'preview';

export async function startConsole(mode: Mode, env: Env = {}, config: InlineConfig = {}): Promise<Started> {
  const root = await newFolder();
  try {
    const { port, close } = await startIn(root, mode, env, config);
    return { port, close: () => close().finally(() => remove(root)) };
  } catch (error) {
    await remove(root);
    throw error;
  }
}

async function startIn(root: string, mode: Mode, env: Env, config: InlineConfig): Promise<Started> {
  await mkdir(join(root, 'dist'));
  await writeFile(join(root, 'index.html'), '<!doctype html><title>page</title>');
  await writeFile(join(root, 'dist', 'index.html'), '<!doctype html><title>page</title>');
  const inline: InlineConfig = {
    configFile: false,
    root,
    logLevel: 'silent',
    server: { port: 0, ws: false, watch: null },
    preview: { port: 0 },
    optimizeDeps: { noDiscovery: true },
    plugins: [dialogConsole({ env: { CI: '1', CONSOLE_EMULATOR_PORT: '0', ...env } })],
    ...config,
  };
  const server = mode === 'serve' ? await (await createServer(inline)).listen() : await preview(inline);
  const address = server.httpServer?.address() as AddressInfo;
  return { port: address.port, close: () => server.close() };
}

export interface Upstream extends Started {
  origin: string;
  readonly connections: number;
}

async function listening(server: Server): Promise<Upstream> {
  const sockets = new Set<Socket>();
  let connections = 0;
  server.on('connection', (socket: Socket) => {
    connections++;
    sockets.add(socket);
    socket.on('error', () => {});
    socket.once('close', () => sockets.delete(socket));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    origin: `http://127.0.0.1:${port}`,
    get connections() {
      return connections;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        for (const socket of sockets) socket.destroy();
      }),
  };
}

export function httpUpstream(listener: RequestListener): Promise<Upstream> {
  return listening(createHttpServer(listener));
}

/** An upstream below HTTP: it sees the bytes as they come, and may do with the connection what it wants. */
export function rawUpstream(onData: (socket: Socket, bytes: Buffer) => void): Promise<Upstream> {
  return listening(createTcpServer((socket) => socket.on('data', (bytes) => onData(socket, bytes))));
}

export interface Call {
  method?: string;
  path: string;
  headers?: Record<string, string>;
  body?: string | Buffer;
}

export interface Answer {
  status: number;
  headers: IncomingHttpHeaders;
  body: string;
  /** `cut`: the connection ended before the answer did. */
  end: 'complete' | 'cut';
}

/** Sends exactly what it is told, unlike fetch. Rejects only when no answer begins. */
export function call(port: number, { method = 'POST', path, headers = {}, body = '' }: Call): Promise<Answer> {
  return new Promise((resolve, reject) => {
    const length = method === 'POST' ? { 'content-length': String(Buffer.byteLength(body)) } : {};
    const req = request({ host: '127.0.0.1', port, method, path, headers: { ...length, ...headers }, agent: false });
    req.on('error', reject);
    req.on('response', (res) => {
      const chunks: Buffer[] = [];
      res.on('data', (chunk: Buffer) => chunks.push(chunk));
      res.on('error', () => {});
      res.on('close', () => {
        const text = Buffer.concat(chunks).toString('utf8');
        const end = res.complete ? 'complete' : 'cut';
        resolve({ status: res.statusCode ?? 0, headers: res.headers, body: text, end });
      });
    });
    req.end(body);
  });
}

export async function launchOf(port: number): Promise<string> {
  const { body } = await call(port, { method: 'GET', path: '/proxy/session' });
  return (JSON.parse(body) as { launch: string }).launch;
}

/** The record, once the exchange has ended: the end of an upstream may be noticed after the page has its answer. */
export async function recordOf(port: number, id: string): Promise<Record<string, unknown>> {
  const headers = { 'x-console-launch': await launchOf(port) };
  for (;;) {
    const { status, body } = await call(port, { method: 'GET', path: `/proxy/exchange/${id}`, headers });
    const record = JSON.parse(body) as Record<string, unknown>;
    if (status !== 200 || record['outcome'] !== 'pending') return record;
    await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

type Closable = Pick<Started, 'close'>;

const open: Closable[] = [];

/** For `afterEach`. */
export async function closeHeld(): Promise<void> {
  await Promise.all(open.splice(0).map((started) => started.close()));
}

/** Remembers what is to be closed after the test. */
export function held<T extends Closable>(started: T): T {
  open.push(started);
  return started;
}

/** A console whose `custom` target is the given origin, and a way to call it as our page does. */
export async function consoleFor(upstream: string, env: Env = {}, mode: Mode = 'serve') {
  const { port } = held(await startConsole(mode, { CONSOLE_UPSTREAM: upstream, ...env }));
  const launch = await launchOf(port);
  const path = '/proxy/custom/openapi/message/TOKEN';
  const send = ({ headers, ...rest }: Partial<Call> = {}) =>
    call(port, { path, ...rest, headers: { 'x-console-launch': launch, 'x-console-exchange': 'e1', ...headers } });
  return { port, launch, path, send };
}
