import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { afterEach, expect, test } from 'vitest';
import { zhCN } from '#i18n/zhCN.ts';
import { signToken } from '#protocol/jwt.ts';
import { PUBLISHED_SAMPLE } from '#protocol/sampleCredentials.ts';
import { secretOf } from './jwtModel.ts';
import { JwtTool } from './JwtTool.tsx';
import { showTool } from './fixtures/showTool.tsx';

const { jwt } = zhCN.toolbox;
const KEY = PUBLISHED_SAMPLE.encodingAESKey;
const CLAIMS = '{"username":"u","msg":"问"}';

afterEach(cleanup);

async function show() {
  await showTool(<JwtTool profile={{ name: '示例', credentials: PUBLISHED_SAMPLE }} />);
  await screen.findByRole('heading', { level: 1 });
}

const field = (name: string) => screen.getByRole<HTMLTextAreaElement>('textbox', { name });
const type = (name: string, value: string) => fireEvent.change(field(name), { target: { value } });
const tokenOf = async (payloadJson: string, secret: string | Uint8Array = KEY) =>
  (await signToken({ payloadJson, secret })).token;
const tokenIs = (value: string) => screen.findByDisplayValue(value);

test('claims are signed as they are written, in the form and as JSON', async () => {
  await show();
  type(jwt.claims, CLAIMS);
  await tokenIs(await tokenOf(CLAIMS));
  await userEvent.click(screen.getByRole('radio', { name: jwt.views.fields }));
  type(jwt.msg, '另一句');
  await tokenIs(await tokenOf('{"username":"u","msg":"另一句"}'));
  expect(await screen.findByText(jwt.verified)).toBeTruthy();
});

test('a pasted token gives its claims, the reason it fails, and is signed again in one press', async () => {
  await show();
  type(jwt.token, await tokenOf(CLAIMS, secretOf({ key: KEY, keyForm: 'base64' })!));
  expect(field(jwt.claims).value).toBe(CLAIMS);
  await screen.findByText(jwt.otherForm.base64);
  const given = screen.getByRole('region', { name: jwt.alternatives });
  expect(
    within(given)
      .getAllByRole('listitem')
      .map(({ textContent }) => textContent),
  ).toEqual([expect.stringContaining('43'), expect.stringContaining(jwt.fits)]);
  await userEvent.click(screen.getByRole('button', { name: jwt.resign }));
  await tokenIs(await tokenOf(CLAIMS));
});

test('any key signs; the other way to take it is said to be none of this API', async () => {
  await show();
  type(jwt.key, 'c2VjcmV0');
  type(jwt.claims, CLAIMS);
  await tokenIs(await tokenOf(CLAIMS, 'c2VjcmV0'));
  await userEvent.click(screen.getByRole('radio', { name: jwt.keyForms.base64 }));
  await tokenIs(await tokenOf(CLAIMS, new TextEncoder().encode('secret')));
  expect(screen.getByText(new RegExp(jwt.notWanted))).toBeTruthy();
  type(jwt.key, '不是');
  expect(await screen.findByText(jwt.keyNotBase64)).toBeTruthy();
});

test('times are read in words, milliseconds are named, and one press sets them right', async () => {
  await show();
  type(jwt.claims, '{"username":"u","msg":"问","exp":1763900000000}');
  expect(await screen.findByText(jwt.timeMs)).toBeTruthy();
  type(jwt.claims, '{"username":"u","msg":"问","exp":1}');
  expect(await screen.findByText(jwt.errors.expired)).toBeTruthy();
  await userEvent.click(screen.getByRole('button', { name: jwt.setRight }));
  expect(await screen.findByText(jwt.verified)).toBeTruthy();
});

test('JSON that is none is said at the field, and the token waits', async () => {
  await show();
  type(jwt.claims, CLAIMS);
  const token = await tokenOf(CLAIMS);
  await tokenIs(token);
  type(jwt.claims, '{"username":');
  expect(await screen.findByText(jwt.notJson)).toBeTruthy();
  expect(field(jwt.token).value).toBe(token);
  expect(field(jwt.claims).value).toBe('{"username":');
});
