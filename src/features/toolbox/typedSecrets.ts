import { createContext, use } from 'react';
import type { SecretField } from '#protocol/secret.ts';
import { secretsIn } from '#protocol/secretCandidates.ts';

/** Told of every value of a key's field, as it is typed: nothing of it leaves unasked. `place` names the field. */
export type SecretTyped = (place: string, field: SecretField, value: string) => void;

export const SecretTypedContext = createContext<SecretTyped>(() => undefined);

/** Characters that are looked through for keys while somebody types. */
const LOOKED_THROUGH = 64 * 1024;

/** For a field where no key is expected: one that is typed or pasted there is a secret as one in a field of its own is. */
export function useNoticed(): (place: string, text: string) => void {
  const typed = use(SecretTypedContext);
  return (place, text) => {
    if (text.length > LOOKED_THROUGH) return;
    // JSON may escape the slashes of a key.
    const found = secretsIn(text.replaceAll('\\/', '/'));
    found.forEach(({ field, value }, i) => typed(`${place} ${i}`, field, value));
  };
}
