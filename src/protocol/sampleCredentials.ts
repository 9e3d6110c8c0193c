/** Credentials that anybody may know: nothing here opens a live bot. */
import type { Credentials } from './credentials.ts';

/** The sample of the platform's own documentation (protocol.md section 1). */
export const PUBLISHED_SAMPLE: Credentials = {
  appId: 'Gg8HejYTkUsEIlG',
  token: 'YV78Pyj1VvqdNGpMJ1pHic0bIBOWMv',
  encodingAESKey: 'q1Os1ZMe0nG28KUEx9lg3HjK7V5QyXvi212fzsgDqgz',
};

/** A made-up bot of the emulator whose key holds `+`, `/` and set spare bits: what strict decoders trip over. */
export const AWKWARD_SAMPLE: Credentials = {
  appId: 'Em8latorSample2',
  token: 'Emulator2TokenWithKeyPlusSlash',
  encodingAESKey: 'Zm9v+YmFy/2Jhei+xdXg/abcDEFghiJKLmno+pq/stW',
};
