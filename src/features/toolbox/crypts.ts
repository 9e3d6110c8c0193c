/** What the two tools of encryption compute, failures as values. */
import { readEnvelope } from '#forensics/envelope.ts';
import { recognise } from '#forensics/recognise.ts';
import type { InputKind } from '#forensics/types.ts';
import { fromBase64, fromHex } from '#protocol/bytes.ts';
import {
  MsgCryptError,
  RANDOM_LENGTH,
  aesParameters,
  decrypt,
  encrypt,
  openFrame,
  type Decrypted,
  type Encrypted,
  type MsgCryptErrorCode,
} from '#protocol/msgCrypt.ts';
import { bareDecrypt, bareEncrypt, type BareSealed } from './bareAes.ts';
import { trailingText } from './vectorCase.ts';

export type CryptForm = 'framed' | 'bare';

export interface EncryptFields {
  form: CryptForm;
  encodingAESKey: string;
  appId: string;
  message: string;
  randomHex: string;
}

export type Sealed =
  | { kind: 'framed'; sealed: Encrypted; fields: EncryptFields }
  | { kind: 'bare'; sealed: BareSealed; fields: EncryptFields }
  | { kind: 'failed'; code: MsgCryptErrorCode };

/** Encrypts as the form says. */
export async function seal(fields: EncryptFields): Promise<Sealed> {
  const { form, encodingAESKey, appId, message, randomHex } = fields;
  const random = fromHex(randomHex);
  if (form === 'framed' && random?.length !== RANDOM_LENGTH) return { kind: 'failed', code: 'bad_random_length' };
  return caught(async () =>
    form === 'bare'
      ? { kind: 'bare', sealed: await bareEncrypt(encodingAESKey, message), fields }
      : { kind: 'framed', sealed: await encrypt({ encodingAESKey, appId, message, random: random! }), fields },
  );
}

export interface DecryptFields {
  encodingAESKey: string;
  appId: string;
  text: string;
}

export type Opened =
  | { kind: 'framed'; opened: Decrypted; encrypt: string; from: InputKind }
  | { kind: 'bare'; message: string; encrypt: string; from: InputKind }
  | { kind: 'failed'; code: MsgCryptErrorCode; encrypt?: string; from?: InputKind; foundAppId?: string }
  | { kind: 'no_ciphertext' };

/** Finds the ciphertext in whatever was pasted and opens it: with a frame, else without one. */
export async function open({ encodingAESKey, appId, text }: DecryptFields): Promise<Opened> {
  const found = ciphertextIn(text);
  if (!found) return { kind: 'no_ciphertext' };
  const framed = await caught<Opened>(async () => ({
    kind: 'framed',
    opened: await decrypt({ encodingAESKey, appId, encrypt: found.encrypt }),
    ...found,
  }));
  if (framed.kind !== 'failed') return framed;
  const { code } = framed;
  if (code === 'appid_mismatch') {
    const frame = await openFrame(aesParameters(encodingAESKey), fromBase64(found.encrypt)!);
    const foundAppId = trailingText(frame);
    return { ...framed, ...found, ...(foundAppId === undefined ? {} : { foundAppId }) };
  }
  if (code === 'bad_key_length' || code === 'bad_key_alphabet') return { ...framed, ...found };
  const message = await bareDecrypt(encodingAESKey, found.encrypt);
  return message === undefined ? { ...framed, ...found } : { kind: 'bare', message, ...found };
}

/** The ciphertext in a pasted text: alone, in a field `encrypt` or `encrypted`, in an XML envelope, in a request. */
export function ciphertextIn(text: string): { encrypt: string; from: InputKind } | undefined {
  const bare = text.trim();
  if (bare === '') return undefined;
  const { kind, carrier } = recognise(text);
  switch (carrier?.kind) {
    case 'ciphertext':
      return { encrypt: carrier.value, from: kind };
    case 'xml': {
      const encrypted = readEnvelope(carrier.value).encrypt;
      return encrypted === undefined ? undefined : { encrypt: encrypted, from: kind };
    }
    default:
      // Broken base64 is still worth the sentence that says what is wrong with it.
      return /^[\w+/=\s-]+$/.test(bare) ? { encrypt: bare, from: 'ciphertext' } : undefined;
  }
}

async function caught<T>(compute: () => Promise<T>): Promise<T | { kind: 'failed'; code: MsgCryptErrorCode }> {
  try {
    return await compute();
  } catch (error) {
    if (error instanceof MsgCryptError) return { kind: 'failed', code: error.code };
    throw error;
  }
}
