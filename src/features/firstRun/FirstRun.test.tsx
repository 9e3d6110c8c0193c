import { act, cleanup, render, screen } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { Suspense } from 'react';
import { afterEach, describe, expect, test } from 'vitest';
import { AllWords, I18nProvider } from '#i18n/I18n.tsx';
import { zhCN } from '#i18n/zhCN.ts';
import type { Credentials } from '#protocol/credentials.ts';
import { PUBLISHED_SAMPLE } from '#protocol/sampleCredentials.ts';
import { FirstRun } from './FirstRun.tsx';

const { firstRun, pasted: credentials } = zhCN;

afterEach(cleanup);

async function show() {
  const heard: { sends: number; byHand: number; skips: number; found: Partial<Credentials>[] } = {
    sends: 0,
    byHand: 0,
    skips: 0,
    found: [],
  };
  const screenOf = (
    <Suspense>
      <I18nProvider locale="zh-CN">
        <AllWords>
          <FirstRun
            sending={false}
            onSend={() => (heard.sends += 1)}
            onCredentials={(found) => heard.found.push(found)}
            onFillByHand={() => (heard.byHand += 1)}
            onSkip={() => (heard.skips += 1)}
            sendKeys={['Ctrl', '↵']}
          />
        </AllWords>
      </I18nProvider>
    </Suspense>
  );
  // The dictionary arrives by a promise.
  await act(async () => render(screenOf));
  expect(screen.getByRole('heading', { level: 1, name: firstRun.title })).toBeTruthy();
  return heard;
}

const box = () => screen.getByRole('textbox', { name: firstRun.own });

describe('the first run', () => {
  test('sends with one press', async () => {
    const heard = await show();
    await userEvent.click(screen.getByRole('button', { name: /发送「你好」/ }));
    expect(heard.sends).toBe(1);
  });

  test('sorts a pasted block and hands over exactly its three values', async () => {
    const heard = await show();
    await userEvent.click(box());
    const { appId, token, encodingAESKey } = PUBLISHED_SAMPLE;
    await userEvent.paste(`EncodingAESKey: ${encodingAESKey}\nTOKEN: ${token}\nAPPID: ${appId}`);
    expect(heard.found).toEqual([]);
    await userEvent.click(screen.getByRole('button', { name: firstRun.useThem }));
    expect(heard.found).toEqual([PUBLISHED_SAMPLE]);
  });

  test('says which value is missing and what could not be placed, without showing it', async () => {
    await show();
    await userEvent.click(box());
    await userEvent.paste(`APPID: ${PUBLISHED_SAMPLE.appId}\nsomething-unknown-xyz`);
    expect(screen.getByText(credentials.missing(['token', 'encodingAESKey']))).toBeTruthy();
    expect(screen.getByText(credentials.unplaced(['••••xyz']))).toBeTruthy();
  });

  test('offers nothing to use when nothing was recognised', async () => {
    await show();
    await userEvent.type(box(), '???');
    expect(screen.getByText(credentials.nothingFound)).toBeTruthy();
    expect(screen.queryByRole('button', { name: firstRun.useThem })).toBeNull();
  });

  test('leads to the fields and to the workbench', async () => {
    const heard = await show();
    await userEvent.click(screen.getByRole('button', { name: firstRun.byHand }));
    await userEvent.click(screen.getByRole('button', { name: firstRun.skip }));
    expect([heard.byHand, heard.skips]).toEqual([1, 1]);
  });
});
