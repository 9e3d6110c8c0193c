import { createContext } from 'react';
import type { SecretField } from '#protocol/secret.ts';

/** Told of every value of a key's field, as it is typed: nothing of it leaves unasked. `place` names the field. */
export type SecretTyped = (place: string, field: SecretField, value: string) => void;

export const SecretTypedContext = createContext<SecretTyped>(() => undefined);
