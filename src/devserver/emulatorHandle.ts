/** The emulator as this room needs it, made from the emulator room when a server starts. */
import { readFile } from 'node:fs/promises';
import type { Handler } from './emulatorServer.ts';
import { SettingsError } from './settings.ts';

export interface EmulatorHandle {
  fetch: Handler;
  log(): readonly unknown[];
  clearLog(): void;
}

/**
 * Loaded when a server starts and not before: a build has no use for it.
 * @param botsFile path of a JSON file with bots beside the sample ones
 * @throws SettingsError with file, line, column and reason when the file cannot be used
 */
export async function createHandle(botsFile: string | undefined): Promise<EmulatorHandle> {
  const { createEmulator } = await import('#emulator/emulator.ts');
  if (botsFile === undefined) return createEmulator();
  const [{ SAMPLE_BOTS }, { parseBotsFile }] = await Promise.all([
    import('#emulator/bots.ts'),
    import('#emulator/botsFile.ts'),
  ]);
  const parsed = parseBotsFile(await readBots(botsFile));
  if (parsed.ok) return createEmulator({ bots: [...SAMPLE_BOTS, ...parsed.bots] });
  throw new SettingsError(`${botsFile}:${parsed.line}:${parsed.column} ${parsed.reason}`);
}

async function readBots(path: string): Promise<string> {
  try {
    return await readFile(path, 'utf8');
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw new SettingsError(`CONSOLE_EMULATOR_BOTS cannot be read: ${reason}`);
  }
}
