/** Credentials of the emulator's two sample bots; free of the engine, so that a page may hold them. */
import type { Credentials } from '#protocol/credentials.ts';
import { AWKWARD_SAMPLE, PUBLISHED_SAMPLE } from '#protocol/sampleCredentials.ts';

export interface SampleBot {
  name: string;
  credentials: Credentials;
}

/**
 * The first holds the public sample credentials of the platform's documentation (protocol.md section 1). The second is
 * the emulator's own: its key holds `+`, `/` and spare bits, so that every careless encoding shows.
 */
export const SAMPLE_CREDENTIALS: readonly [SampleBot, SampleBot] = [
  { name: '示例机器人', credentials: PUBLISHED_SAMPLE },
  { name: '特殊密钥机器人', credentials: AWKWARD_SAMPLE },
];
