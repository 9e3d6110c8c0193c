import { createDecipheriv, pbkdf2Sync } from 'node:crypto';
import { decodeProtectedHeader } from 'jose';
import { describe, expect, it } from 'vitest';
import { decodeUtf8, toBase64url, utf8 } from './bytes.ts';
import {
  ITERATIONS,
  MOST_ITERATIONS,
  importKey,
  newKey,
  openWithKey,
  openWithPassphrase,
  problemOf,
  sealWithKey,
  sealWithPassphrase,
} from './sealed.ts';

const CONTENT = utf8('{"key":"凭据"}');
/** As few rounds as the library takes: how many there are is one test's business. */
const FEW = 1000;

/** RFC 7516 and RFC 7518 in the words of another library. */
function openedByNode(sealed: string, passphrase: string): string {
  const [header, wrapped, iv, ciphertext, tag] = sealed.split('.').map((part) => Buffer.from(part, 'base64url'));
  const { alg, p2s, p2c } = JSON.parse(header!.toString()) as { alg: string; p2s: string; p2c: number };
  const salt = Buffer.concat([Buffer.from(`${alg}\0`), Buffer.from(p2s, 'base64url')]);
  const wrapping = pbkdf2Sync(passphrase, salt, p2c, 32, 'sha512');
  const unwrap = createDecipheriv('id-aes256-wrap', wrapping, Buffer.alloc(8, 0xa6));
  const key = Buffer.concat([unwrap.update(wrapped!), unwrap.final()]);
  const open = createDecipheriv('aes-256-gcm', key, iv!);
  open.setAuthTag(tag!).setAAD(Buffer.from(sealed.split('.')[0]!));
  return Buffer.concat([open.update(ciphertext!), open.final()]).toString();
}

describe('under a passphrase', () => {
  it('opens with it and with no other', async () => {
    const sealed = await sealWithPassphrase(CONTENT, 'correct horse', FEW);
    expect(sealed).not.toContain(toBase64url(CONTENT).slice(0, 12));
    const opened = await openWithPassphrase(sealed, 'correct horse');
    expect(opened.ok && decodeUtf8(opened.content)).toBe('{"key":"凭据"}');
    expect(await openWithPassphrase(sealed, 'correct horses')).toEqual({ ok: false, problem: 'wrong_passphrase' });
  });

  it('is a JWE that another program opens, with a modern number of rounds', async () => {
    const sealed = await sealWithPassphrase(CONTENT, 'correct horse');
    expect(decodeProtectedHeader(sealed)).toMatchObject({
      alg: 'PBES2-HS512+A256KW',
      enc: 'A256GCM',
      p2c: ITERATIONS,
    });
    expect(ITERATIONS).toBeGreaterThanOrEqual(600_000);
    expect(openedByNode(sealed, 'correct horse')).toBe('{"key":"凭据"}');
  });

  it('opens with the same letters typed in another way', async () => {
    const sealed = await sealWithPassphrase(CONTENT, 'café①', FEW);
    expect(await openWithPassphrase(sealed, 'cafe\u0301①'.normalize('NFD'))).toMatchObject({ ok: true });
  });

  it('tells what was changed from what never was sealed, and refuses endless work unopened', async () => {
    const sealed = await sealWithPassphrase(CONTENT, 'p', FEW);
    const changed = sealed.slice(0, -4) + (sealed.endsWith('AAAA') ? 'BBBB' : 'AAAA');
    expect(await openWithPassphrase(changed, 'p')).toEqual({ ok: false, problem: 'wrong_passphrase' });
    for (const text of ['', 'hello', '{}', 'a.b.c', 'a.b.c.d.e', '.'.repeat(1000)])
      expect(problemOf(text)).toBe('not_sealed');
    const with_ = (header: object) => sealed.replace(/^[^.]+/, toBase64url(utf8(JSON.stringify(header))));
    const header = decodeProtectedHeader(sealed);
    expect(problemOf(with_({ ...header, p2c: MOST_ITERATIONS + 1 }))).toBe('not_supported');
    expect(problemOf(with_({ ...header, alg: 'dir' }))).toBe('not_supported');
    expect(problemOf(with_({ ...header, enc: 'A128CBC-HS256' }))).toBe('not_supported');
    expect(await openWithPassphrase(with_({ ...header, zip: 'DEF' }), 'p')).toMatchObject({ ok: false });
  });
});

describe('under a key', () => {
  it('opens with that key and with no other', async () => {
    const key = await importKey(newKey());
    const sealed = await sealWithKey(CONTENT, key);
    expect(await openWithKey(sealed, key)).toMatchObject({ ok: true });
    expect(await openWithKey(sealed, await importKey(newKey()))).toEqual({ ok: false, problem: 'wrong_passphrase' });
    expect(await openWithKey('hello', key)).toEqual({ ok: false, problem: 'not_sealed' });
    await expect(crypto.subtle.exportKey('raw', key)).rejects.toThrow(/extractable/);
  });
});
