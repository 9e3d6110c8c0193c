/** Credentials that anybody may know: nothing here opens a live bot. */
import type { Credentials } from './credentials.ts';

/** The sample of the platform's own documentation (protocol.md section 1). */
export const PUBLISHED_SAMPLE: Credentials = {
  appId: 'Gg8HejYTkUsEIlG',
  token: 'YV78Pyj1VvqdNGpMJ1pHic0bIBOWMv',
  encodingAESKey: 'q1Os1ZMe0nG28KUEx9lg3HjK7V5QyXvi212fzsgDqgz',
};

/** A made-up bot whose key holds `+`, `/` and set spare bits: what strict decoders trip over. */
export const AWKWARD_SAMPLE: Credentials = {
  appId: 'Aw7kWardK3yB0t1',
  token: 'Tk9Zq2mLx7VbR4nWc8HsJd1PfGy6Ae',
  encodingAESKey: 'k+3/Zq9vT1bX7cNf+2/LmR8sWd4GyHj+5/PaUeKi0o7',
};
