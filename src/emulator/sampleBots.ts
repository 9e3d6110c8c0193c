/** Credentials of the emulator's two sample bots; free of the engine, so that a page may hold them. */
import type { Credentials } from '#protocol/credentials.ts';

export interface SampleBot {
  name: string;
  credentials: Credentials;
}

/**
 * The first holds the public sample credentials of the platform's documentation (protocol.md section 1). The second is
 * the emulator's own: its key holds `+`, `/` and spare bits, so that every careless encoding shows.
 */
export const SAMPLE_CREDENTIALS: readonly [SampleBot, SampleBot] = [
  {
    name: '示例机器人',
    credentials: {
      appId: 'Gg8HejYTkUsEIlG',
      token: 'YV78Pyj1VvqdNGpMJ1pHic0bIBOWMv',
      encodingAESKey: 'q1Os1ZMe0nG28KUEx9lg3HjK7V5QyXvi212fzsgDqgz',
    },
  },
  {
    name: '特殊密钥机器人',
    credentials: {
      appId: 'Em8latorSample2',
      token: 'Emulator2TokenWithKeyPlusSlash',
      encodingAESKey: 'Zm9v+YmFy/2Jhei+xdXg/abcDEFghiJKLmno+pq/stW',
    },
  },
];
