import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, fireEvent, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Suspense, type ReactNode } from 'react';
import { afterEach, expect, test } from 'vitest';
import { AllWords, I18nProvider } from '#i18n/I18n.tsx';
import { zhCN } from '#i18n/zhCN.ts';
import { decrypt, encrypt, type FrameField } from '#protocol/msgCrypt.ts';
import { PUBLISHED_SAMPLE } from '#protocol/sampleCredentials.ts';
import { CopyContext } from '#ui/copying.ts';
import { bareEncrypt } from './bareAes.ts';
import { DecryptTool } from './DecryptTool.tsx';
import { EncryptTool } from './EncryptTool.tsx';

const { toolbox, shell } = zhCN;
const { crypt } = toolbox;
const { encodingAESKey, appId } = PUBLISHED_SAMPLE;
const profile = { name: '示例', credentials: PUBLISHED_SAMPLE };
const MESSAGE = '{"msg":"往返"}';
const random = new Uint8Array(16).fill(0x61);

let copied: string[] = [];

afterEach(cleanup);

const renderFrame = (frame: Uint8Array, fields: readonly FrameField[]) => (
  <p>{`${frame.length}: ${fields.map(({ name }) => name).join()}`}</p>
);

async function show(tool: ReactNode) {
  copied = [];
  const copy = (text: string) => Promise.resolve(copied.push(text) > 0);
  await act(async () =>
    render(
      <QueryClientProvider client={new QueryClient()}>
        <Suspense>
          <I18nProvider locale="zh-CN">
            <AllWords>
              <CopyContext value={{ copy, words: shell }}>{tool}</CopyContext>
            </AllWords>
          </I18nProvider>
        </Suspense>
      </QueryClientProvider>,
    ),
  );
  await screen.findByRole('heading', { level: 1 });
}

const type = (name: string, value: string) =>
  fireEvent.change(screen.getByRole('textbox', { name }), { target: { value } });
const copy = async (name: string) => {
  await userEvent.click(await screen.findByRole('button', { name: `${shell.copy} ${name}` }));
  return copied.at(-1)!;
};

test('a message is encrypted to the published bytes, with every value on the way to copy', async () => {
  await show(<EncryptTool profile={profile} renderFrame={renderFrame} />);
  type(crypt.message, MESSAGE);
  type(crypt.random, '61'.repeat(16));
  const { encrypt: value, frame } = await encrypt({ encodingAESKey, appId, message: MESSAGE, random });
  await screen.findByText(value);
  expect(screen.getByText(`${frame.length}: random,length,message,appId,padding`)).toBeTruthy();
  expect(await copy(crypt.base64)).toBe(value);
  expect(await copy(crypt.formBody)).toBe(`encrypt=${encodeURIComponent(value)}`);
  expect(await copy(crypt.callbackBody)).toBe(JSON.stringify({ encrypted: value }));
  expect(atob(await copy(crypt.frame)).length).toBe(frame.length);
  expect(await copy(crypt.cipherBytes)).toHaveLength(frame.length * 2);
  const key = await copy(crypt.aesKey);
  expect(key).toHaveLength(64);
  expect(key.startsWith(await copy(crypt.iv))).toBe(true);
});

test('the case is exported in the schema of the vectors', async () => {
  await show(<EncryptTool profile={profile} renderFrame={renderFrame} />);
  type(crypt.message, MESSAGE);
  type(crypt.random, '61'.repeat(16));
  // Until the new message is sealed, the older one is shown and copied.
  const { encrypt: value } = await encrypt({ encodingAESKey, appId, message: MESSAGE, random });
  await screen.findByText(value);
  await userEvent.click(await screen.findByRole('button', { name: crypt.vector }));
  await screen.findByText(crypt.vectorCopied);
  const vector = JSON.parse(copied.at(-1)!) as { kind: string; expect: { result: string; encrypt: string } };
  expect(vector).toMatchObject({ kind: 'encrypt', message: MESSAGE, expect: { result: 'ok' } });
  const opened = await decrypt({ encodingAESKey, appId, encrypt: vector.expect.encrypt });
  expect(opened.message).toBe(MESSAGE);
});

test('what cannot be encrypted is said at its field', async () => {
  await show(<EncryptTool profile={profile} renderFrame={renderFrame} />);
  type(crypt.random, '61');
  expect(await screen.findByText(crypt.errors.bad_random_length)).toBeTruthy();
});

test('a callback of the platform is opened, its XML shown', async () => {
  await show(<DecryptTool profile={profile} renderFrame={renderFrame} />);
  const xml = '<xml><userid>u</userid><event>userEnter</event></xml>';
  const { encrypt: value } = await encrypt({ encodingAESKey, appId, message: xml, random });
  type(crypt.ciphertext, JSON.stringify({ encrypted: value }));
  expect(await screen.findByText(xml)).toBeTruthy();
  expect(screen.getByText(crypt.asFramed)).toBeTruthy();
  expect(await copy(crypt.random)).toBe('61'.repeat(16));
});

test('bare AES is told from framed', async () => {
  await show(<DecryptTool profile={profile} renderFrame={renderFrame} />);
  type(crypt.ciphertext, (await bareEncrypt(encodingAESKey, MESSAGE)).encrypt);
  expect(await screen.findByText(crypt.asBare)).toBeTruthy();
  expect(screen.getByText(MESSAGE)).toBeTruthy();
});

test('another APPID is named at its field, and one press takes it', async () => {
  await show(<DecryptTool profile={profile} renderFrame={renderFrame} />);
  const { encrypt: value } = await encrypt({ encodingAESKey, appId: 'wxAnother', message: MESSAGE, random });
  type(crypt.ciphertext, value);
  await userEvent.click(await screen.findByRole('button', { name: 'wxAnother' }));
  expect(await screen.findByText(MESSAGE)).toBeTruthy();
});

test('a text without a ciphertext gets a sentence', async () => {
  await show(<DecryptTool profile={profile} renderFrame={renderFrame} />);
  type(crypt.ciphertext, '你好');
  expect((await screen.findAllByText(crypt.noCiphertext)).length).toBeGreaterThan(0);
});
