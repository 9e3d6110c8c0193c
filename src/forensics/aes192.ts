/** Keys of 24 bytes, which the Web Crypto of Chromium refuses: deciphered by a library, loaded with the first of them. */

type Bytes = Uint8Array<ArrayBuffer>;

/** AES-192-CBC under an all-zero vector, without its padding being checked. */
export async function openWithKeyOf24(key: Bytes, ciphertext: Bytes): Promise<Bytes> {
  const { cbc } = await import('@noble/ciphers/aes.js');
  return new Uint8Array(cbc(key, new Uint8Array(16), { disablePadding: true }).decrypt(ciphertext));
}
