import { expect, test } from 'vitest';
import { FIX_LANGUAGES, fixOf } from './fixes.ts';
import { MISTAKE_CODES } from './types.ts';

// No change of code follows from these: the cause is not known, or lies in what was copied.
const WITHOUT = new Set(['signature_unexplained', 'ciphertext_unexplained', 'ciphertext_truncated']);

test.each(MISTAKE_CODES.filter((code) => !WITHOUT.has(code)))('%s has a change of code in every language', (code) => {
  for (const language of FIX_LANGUAGES) {
    const [before, after] = fixOf(code, language)!;
    expect(before).not.toBe(after);
    expect(Math.min(before.length, after.length)).toBeGreaterThan(5);
  }
});

test('what cannot be explained has no fix', () => {
  for (const code of WITHOUT) expect(fixOf(code as 'ciphertext_truncated', 'go')).toBeUndefined();
});

test('the signing key is used as text, the cipher key decoded', () => {
  expect(fixOf('key_base64_decoded', 'node')).toEqual([
    "const key = Buffer.from(AES_KEY + '=', 'base64')",
    'const key = AES_KEY',
  ]);
  expect(fixOf('aes_key_not_decoded', 'python')![1]).toBe('key = base64.b64decode(AES_KEY + "=")');
});
