/**
 * What outlives a restart of Vite within one process. Vite starts the new server before it closes the old one, and
 * loads this code anew: without a place outside, the new emulator would find its port taken by the old one, and an
 * open page would hold a launch token nobody knows any more.
 */
import { randomBytes } from 'node:crypto';
import type { EmulatorServer } from './emulatorServer.ts';

interface Shared {
  launch: string;
  emulators: Map<number, EmulatorServer>;
}

const SLOT = Symbol.for('dialog-console.devserver');

function shared(): Shared {
  const world: typeof globalThis & { [SLOT]?: Shared } = globalThis;
  world[SLOT] ??= { launch: randomBytes(32).toString('base64url'), emulators: new Map() };
  return world[SLOT];
}

/** 43 characters of base64url, random, one per process. */
export function launchToken(): string {
  return shared().launch;
}

/** Starts what listens on a port after closing what we had there ourselves. Port 0 is never shared. */
export async function takeOver(port: number, start: () => Promise<EmulatorServer>): Promise<EmulatorServer> {
  const { emulators } = shared();
  await emulators.get(port)?.close();
  const started = await start();
  if (port !== 0) emulators.set(port, started);
  return started;
}
