import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromHex, toHex, utf8Length } from './bytes.ts';
import { encodeBody } from './body.ts';
import { decrypt, encrypt, msgSignature, MsgCryptError } from './msgCrypt.ts';

interface Case {
  id: string;
  title: string;
  kind: string;
  encodingAESKey: string;
  appId: string;
  random16Hex: string;
  message?: string;
  messageRepeat?: { unit: string; count: number; suffix: string };
  messageUtf16beHex?: string;
  messageUtf8Length?: number;
  paddingLength?: number;
  token: string;
  timestamp: string;
  nonce: string;
  msgSignature: string;
  encrypt: string;
  expect: {
    result: string;
    errors?: string[];
    encrypt?: string;
    encryptLength?: number;
    encryptSha256?: string;
    formBody?: string;
    message?: string;
    messageUtf8Hex?: string;
    random16Hex?: string;
    appId?: string;
    msgSignature?: string;
    ifOk?: { message: string; messageUtf8Hex?: string; random16Hex?: string; appId: string };
  };
}

const vectors = readFileSync(new URL('./vectors/wxbizmsgcrypt.json', import.meta.url), 'utf8');
const { cases } = JSON.parse(vectors) as { cases: Case[] };
const ofKind = (kind: string) => cases.filter((c) => c.kind === kind);

function messageOf({ message, messageRepeat: r, messageUtf16beHex }: Case): string {
  if (message !== undefined) return message;
  if (r) return r.unit.repeat(r.count) + r.suffix;
  const bytes = fromHex(messageUtf16beHex!)!;
  return String.fromCharCode(
    ...Array.from({ length: bytes.length / 2 }, (_, i) => bytes[2 * i]! * 256 + bytes[2 * i + 1]!),
  );
}

async function outcomeOf<T>(work: Promise<T>): Promise<T | MsgCryptError> {
  return work.catch((error: unknown) => {
    if (error instanceof MsgCryptError) return error;
    throw error;
  });
}

describe('encrypt meets every shared vector', () => {
  for (const c of ofKind('encrypt')) {
    it(`${c.id}: ${c.title}`, async () => {
      const message = messageOf(c);
      const outcome = await outcomeOf(
        encrypt({ encodingAESKey: c.encodingAESKey, appId: c.appId, message, random: fromHex(c.random16Hex)! }),
      );
      if (outcome instanceof MsgCryptError) {
        expect(c.expect.result).not.toBe('ok');
        expect(c.expect.errors).toContain(outcome.code);
        return;
      }
      expect(c.expect.result).not.toBe('error');
      expect(outcome.encrypt.length).toBe(c.expect.encryptLength);
      expect(createHash('sha256').update(outcome.encrypt).digest('hex')).toBe(c.expect.encryptSha256);
      if (c.expect.encrypt) expect(outcome.encrypt).toBe(c.expect.encrypt);
      if (c.expect.formBody) {
        expect(encodeBody('form', 'encrypt', outcome.encrypt).bodyText).toBe(c.expect.formBody);
      }
      const padding = outcome.fields.find((field) => field.name === 'padding')!;
      if (c.paddingLength) expect(padding.end - padding.start).toBe(c.paddingLength);
      const back = await decrypt({ encodingAESKey: c.encodingAESKey, appId: c.appId, encrypt: outcome.encrypt });
      expect(back.message === message).toBe(true);
      expect(back.fields).toEqual(outcome.fields);
    });
  }
});

describe('decrypt meets every shared vector', () => {
  for (const c of [...ofKind('decrypt'), ...ofKind('verifyDecrypt')]) {
    it(`${c.id}: ${c.title}`, async () => {
      const signed = c.kind === 'decrypt' || (await msgSignature(c)) === c.msgSignature;
      const outcome = await outcomeOf(decrypt(c));
      if (!signed || outcome instanceof MsgCryptError) {
        expect(c.expect.result).not.toBe('ok');
        expect(c.expect.errors).toContain(
          outcome instanceof MsgCryptError && signed ? outcome.code : 'signature_mismatch',
        );
        return;
      }
      expect(c.expect.result).not.toBe('error');
      const expected = c.expect.ifOk ?? c.expect;
      expect(outcome.message).toBe(expected.message);
      if (expected.messageUtf8Hex) expect(toHex(outcome.messageBytes)).toBe(expected.messageUtf8Hex);
      if (expected.random16Hex) expect(toHex(outcome.random)).toBe(expected.random16Hex);
      expect(outcome.appId).toBe(expected.appId);
    });
  }
});

describe('msgSignature meets every shared vector', () => {
  for (const c of ofKind('signature')) {
    it(`${c.id}: ${c.title}`, async () => {
      expect(await msgSignature(c)).toBe(c.expect.msgSignature);
    });
  }
});

describe('encrypt', () => {
  const encodingAESKey = 'q1Os1ZMe0nG28KUEx9lg3HjK7V5QyXvi212fzsgDqgz';

  it('is undone by decrypt for any message and APPID', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.string({ unit: 'grapheme', maxLength: 90 }),
        fc.string({ maxLength: 20 }),
        async (message, appId) => {
          const sealed = await encrypt({ encodingAESKey, appId, message });
          const opened = await decrypt({ encodingAESKey, appId, encrypt: sealed.encrypt });
          expect(opened.message).toBe(message);
          expect(opened.frame).toEqual(sealed.frame);
        },
      ),
    );
  });

  it('covers the frame with its five fields, without gap or overlap, at every padding length', async () => {
    for (let length = 0; length <= 64; length++) {
      const message = 'x'.repeat(length);
      const { frame, fields } = await encrypt({ encodingAESKey, appId: 'a', message });
      expect(fields.map((f) => f.name)).toEqual(['random', 'length', 'message', 'appId', 'padding']);
      expect(fields.reduce((at, field) => (expect(field.start).toBe(at), field.end), 0)).toBe(frame.length);
      expect(frame.length % 32).toBe(0);
      expect(fields[2]!.end - fields[2]!.start).toBe(utf8Length(message));
    }
  });
});
