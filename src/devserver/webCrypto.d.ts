/** Node has the web's `CryptoKey`, but its types for Node 20 name it only inside `webcrypto`. */
import type { webcrypto } from 'node:crypto';

declare global {
  type CryptoKey = webcrypto.CryptoKey;
}
