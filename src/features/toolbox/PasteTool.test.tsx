import { cleanup, fireEvent, screen, within } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { useState } from 'react';
import { afterEach, expect, test } from 'vitest';
import type { Profile } from '#data/profiles.ts';
import { examine } from '#forensics/examine.ts';
import { zhCN } from '#i18n/zhCN.ts';
import { PUBLISHED_SAMPLE } from '#protocol/sampleCredentials.ts';
import type { Examiner } from '#workers/forensics.ts';
import { exampleText } from './examples.ts';
import { EDITABLE_CHARACTERS, pasted } from './pasteModel.ts';
import { PasteTool } from './PasteTool.tsx';
import type { RightRequest } from './rightRequest.ts';
import { showTool } from './fixtures/showTool.tsx';

const { paste } = zhCN.toolbox;

const profiles: readonly Profile[] = [
  { id: 'p', name: '客服', purpose: 'test', credentials: PUBLISHED_SAMPLE, revision: 0, area: 'tab' },
];

// The same examination as in the worker, on this thread.
const examiner: Examiner = {
  examine: async (input, context) => ({ kind: 'done', examination: await examine(input, context) }),
  cancel: () => undefined,
};

let loaded: RightRequest[] = [];

function Screen({ first = '' }: { first?: string }) {
  const [content, setContent] = useState(() => pasted(first));
  return (
    <PasteTool
      content={content}
      onChange={setContent}
      examiner={examiner}
      profiles={profiles}
      renderFrame={(frame) => <p>{`frame ${frame.length}`}</p>}
      onRebuild={() => undefined}
      onLoad={(right) => loaded.push(right)}
    />
  );
}

async function show(first?: string) {
  loaded = [];
  await showTool(<Screen {...(first === undefined ? {} : { first })} />);
  await screen.findByRole('heading', { level: 1 });
}

afterEach(cleanup);

test('an example shows the verdict, the key that fits and the line to change', async () => {
  await show();
  await userEvent.click(screen.getByRole('button', { name: paste.exampleNames.decodedKey }));
  const verdict = screen.getByRole('region', { name: paste.verdict });
  await within(verdict).findByText('你的后端把 EncodingAESKey 做了 base64 解码');
  expect(within(verdict).getByText('const key = AES_KEY')).toBeTruthy();
  const row = screen.getByRole('row', { name: /base64 解码后的字节/ });
  expect(within(row).getByText(paste.outcomes.match)).toBeTruthy();
  await userEvent.click(within(verdict).getByRole('tab', { name: 'Python' }));
  expect(within(verdict).getByText('key = AES_KEY')).toBeTruthy();
});

test('what was decoded is handed to the workbench', async () => {
  await show(await exampleText('decodedKey'));
  await userEvent.click(await screen.findByRole('button', { name: paste.load }));
  expect(loaded[0]?.draft).toMatchObject({ api: 'message', username: 'some persone', msg: '你好' });
});

test('a right request is not faulted', async () => {
  await show(await exampleText('right'));
  await screen.findByText('没有问题');
  expect(screen.queryByText(paste.fix)).toBeNull();
});

test('a ciphertext is opened down to its frame', async () => {
  await show(await exampleText('plusToSpace'));
  expect(await screen.findByText(/^frame \d+$/)).toBeTruthy();
});

test('text that is nothing gets a sentence', async () => {
  await show('"\'{[ nothing');
  expect(await screen.findByText('没有认出这是什么')).toBeTruthy();
});

test('a large paste never enters the text area', async () => {
  await show();
  const box = screen.getByRole('textbox', { name: paste.label });
  fireEvent.paste(box, { clipboardData: { getData: () => 'x'.repeat(EDITABLE_CHARACTERS + 1) } });
  const shown = await screen.findByRole('group', { name: paste.label });
  expect(screen.queryByRole('textbox', { name: paste.label })).toBeNull();
  expect(shown.textContent.length).toBeLessThan(EDITABLE_CHARACTERS);
  await userEvent.click(screen.getByRole('button', { name: paste.clear }));
  expect(screen.getByRole('textbox', { name: paste.label })).toBeTruthy();
});
