import 'fake-indexeddb/auto';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, render, screen, waitFor } from '@testing-library/react';
import userEvent from '@testing-library/user-event';
import { IDBFactory } from 'fake-indexeddb';
import { Suspense } from 'react';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { draftSpec, type WorkbenchDraft } from '#data/drafts.ts';
import { createStore } from '#data/store.ts';
import { openVocabularyStore } from '#data/vocabularyStore.ts';
import { AllWords, I18nProvider } from '#i18n/I18n.tsx';
import { zhCN } from '#i18n/zhCN.ts';
import { openShelf } from './shelf.ts';
import { VocabularyEditor } from './VocabularyEditor.tsx';

const { workbench } = zhCN;

beforeEach(() => vi.stubGlobal('indexedDB', new IDBFactory()));
afterEach(() => {
  cleanup();
  vi.unstubAllGlobals();
});

async function editing(...words: string[]) {
  const draft = createStore<WorkbenchDraft>({
    ...draftSpec.initial(),
    api: 'dictmsg',
    vocabularies: [{ id: 'v', name: '联系人', words, enabled: true }],
  });
  const shelf = openShelf(draft, openVocabularyStore());
  await act(async () =>
    render(
      <QueryClientProvider client={new QueryClient()}>
        <Suspense>
          <I18nProvider locale="zh-CN">
            <AllWords>
              <VocabularyEditor
                draft={draft}
                shelf={shelf}
                notes={[]}
                profileNames={new Map()}
                onSave={() => undefined}
                onCopy={() => undefined}
                readClipboard={() => Promise.resolve(undefined)}
                onNotice={() => undefined}
              />
            </AllWords>
          </I18nProvider>
        </Suspense>
      </QueryClientProvider>,
    ),
  );
  const cell = (row: number) => screen.findByRole<HTMLInputElement>('textbox', { name: `${workbench.word} ${row}` });
  await waitFor(async () => expect((await cell(1)).value).toBe(words[0]));
  return { draft, cell, kept: () => draft.get().vocabularies.map((each) => each.words) };
}

test('a cell shows the word that has come under the cursor, not what was typed there before', async () => {
  const { cell, kept } = await editing('甲', '乙', '丙');
  const second = await cell(2);
  await userEvent.clear(second);
  await userEvent.type(second, '丁');
  await userEvent.paste('戊\n己');
  await waitFor(() => expect(kept()).toEqual([['甲', '戊', '己', '丁', '丙']]));
  await waitFor(() => expect(second.value).toBe('戊'));
});

test('a key that is held until its row has gone takes no other row with it', async () => {
  const { cell, kept } = await editing('甲', '乙', '丙');
  const second = await cell(2);
  await userEvent.clear(second);
  await waitFor(() => expect(kept()).toEqual([['甲', '', '丙']]));
  second.focus();
  await userEvent.keyboard('{Backspace}');
  await waitFor(() => expect(second.value).toBe('丙'));
  expect(kept()).toEqual([['甲', '丙']]);
});
