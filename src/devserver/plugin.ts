/** The console's server side as a Vite plugin: the emulator, the proxy rules and the doorman, in `serve` and `preview`. */
import type { Logger, Plugin } from 'vite';
import { ownNames } from './access.ts';
import { createBatchDoor, type BatchDoor } from './batch.ts';
import { pagePolicy, policies } from './contentPolicy.ts';
import { hasDesktop } from './desktop.ts';
import { createDoorman } from './doorman.ts';
import { createHandle, type EmulatorHandle } from './emulatorHandle.ts';
import { serveEmulator, type EmulatorServer } from './emulatorServer.ts';
import { createExchanges, type Exchanges } from './exchanges.ts';
import { launchToken, takeOver } from './process.ts';
import { explainOverflow } from './overflow.ts';
import { createReachability } from './reachability.ts';
import { createRelay, type Relay } from './relay.ts';
import { readSettings, type Env, type Settings } from './settings.ts';
import { targetsOf, type Targets } from './targets.ts';

export interface ConsoleOptions {
  /** Environment variables; those of the process unless given. */
  env?: Env;
  /** Makes the emulator; ours unless given. */
  emulator?: (botsFile: string | undefined) => Promise<EmulatorHandle>;
}

const LOOPBACK = '127.0.0.1';

interface Running {
  settings: Settings;
  emulator: EmulatorHandle;
  server: EmulatorServer;
  targets: Targets;
  exchanges: Exchanges;
  relay: Relay;
  batches: BatchDoor;
}

/** Silent in a build and under a test runner: nothing is started and nothing is configured. */
export function dialogConsole({ env = process.env, emulator = createHandle }: ConsoleOptions = {}): Plugin {
  let running: Running | undefined;
  // Usually one. Two while Vite restarts with this very plugin object: the next server starts before the last ends.
  const all: Running[] = [];

  async function stop(ended: readonly Running[]): Promise<void> {
    for (const { relay, batches } of ended) {
      relay.close();
      batches.close();
    }
    await Promise.all(ended.map(({ server }) => server.close()));
  }

  return {
    name: 'dialog-console',
    // The proxy rules name the emulator's address, so it listens before there is a server.
    async config({ server, preview }, { command, isPreview }) {
      if (command !== 'serve' || env['VITEST']) return undefined;
      running = await start(readSettings(env), emulator);
      all.push(running);
      const { rules } = running.relay;
      const host = server?.host ?? LOOPBACK;
      const open = server?.open ?? (!isPreview && hasDesktop(env, process.platform));
      return {
        server: { host, open, cors: false, proxy: rules },
        preview: { host: preview?.host ?? host, cors: false, proxy: rules },
      };
    },
    configureServer(server) {
      if (!running) return;
      server.middlewares.use(doormanOf(running, server.config.server.host, policies('serve')));
      if (server.httpServer) explainOverflow(server.httpServer);
      announce(server, running.server);
    },
    configurePreviewServer(server) {
      if (!running) return;
      server.middlewares.use(doormanOf(running, server.config.preview.host, policies('preview')));
      explainOverflow(server.httpServer);
      announce(server, running.server);
    },
    // Vite's own page in `serve` needs inline scripts; what is built does not.
    transformIndexHtml(_html, { server }) {
      if (server) return [];
      const attrs = { 'http-equiv': 'Content-Security-Policy', content: pagePolicy() };
      return [{ tag: 'meta', attrs, injectTo: 'head-prepend' }];
    },
    closeServer: ({ reason }) => stop(all.splice(0, reason === 'restart' ? 1 : all.length)),
    closePreviewServer: () => stop(all.splice(0)),
  };
}

async function start(
  settings: Settings,
  create: (bots: string | undefined) => Promise<EmulatorHandle>,
): Promise<Running> {
  const emulator = await create(settings.botsFile);
  const server = await takeOver(settings.emulatorPort, () => serveEmulator(emulator.fetch, settings.emulatorPort));
  const targets = targetsOf(server.origin, settings.upstream);
  const exchanges = createExchanges();
  const relay = createRelay(targets, settings, exchanges);
  return { settings, emulator, server, targets, exchanges, relay, batches: createBatchDoor(settings) };
}

function doormanOf(
  { settings, emulator, targets, exchanges, batches }: Running,
  host: string | boolean | undefined,
  policyOf: (path: string) => string,
) {
  return createDoorman({
    names: ownNames(host),
    launch: launchToken(),
    policyOf,
    targets,
    maxRequestBytes: settings.maxRequestBytes,
    emulator,
    exchanges,
    batches,
    reachability: createReachability(targets, Date.now),
  });
}

/** Puts the emulator's address under Vite's own. */
function announce(server: { printUrls(): void; config: { logger: Logger } }, { origin }: EmulatorServer): void {
  const print = server.printUrls.bind(server);
  server.printUrls = () => {
    print();
    server.config.logger.info(`  ➜  Emulator: ${origin.href}openapi/{message|dictmsg}/TOKEN`);
  };
}
