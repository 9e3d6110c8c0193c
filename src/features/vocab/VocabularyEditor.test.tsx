import 'fake-indexeddb/auto';
import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, fireEvent, render, screen, waitFor } from '@testing-library/react';
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

const { vocabulary, workbench } = zhCN;

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
  let takeBack = () => {};
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
                onNotice={(_, undo) => (takeBack = undo)}
              />
            </AllWords>
          </I18nProvider>
        </Suspense>
      </QueryClientProvider>,
    ),
  );
  const cell = (row: number) => screen.findByRole<HTMLInputElement>('textbox', { name: `${workbench.word} ${row}` });
  await waitFor(async () => expect((await cell(1)).value).toBe(words[0]));
  const drop = (name: string, content: string) =>
    fireEvent.drop(screen.getByRole('radiogroup', { name: workbench.vocabularyView }), {
      dataTransfer: { types: ['Files'], files: [new File([content], name)] },
    });
  const typeJson = async (text: string) => {
    await userEvent.click(screen.getByRole('radio', { name: 'JSON' }));
    const json = screen.getByRole<HTMLTextAreaElement>('textbox', { name: workbench.vocabularyJson });
    fireEvent.change(json, { target: { value: text } });
    return json;
  };
  return {
    draft,
    cell,
    drop,
    typeJson,
    takeBack: () => takeBack(),
    kept: () => draft.get().vocabularies.map((each) => each.words),
  };
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

test('JSON that is not finished is not lost to a file that is dropped on it', async () => {
  const { drop, typeJson, kept } = await editing('甲');
  const json = await typeJson('{"联系人": ["乙"');
  drop('城市.txt', '北京');
  await screen.findByText(vocabulary.problemIn('城市.txt', vocabulary.unfinishedJson));
  expect([json.value, kept()]).toEqual(['{"联系人": ["乙"', [['甲']]]);
});

test('a vocabulary whose removal is taken back is in the JSON as well', async () => {
  const { takeBack, typeJson } = await editing('甲');
  await userEvent.click(screen.getByRole('button', { name: workbench.removeVocabulary('联系人') }));
  const json = await typeJson('{"城市": ["北京"]}');
  takeBack();
  await waitFor(() => expect(JSON.parse(json.value)).toEqual({ 联系人: ['甲'], 城市: ['北京'] }));
});

test('JSON that is not finished shows itself when it comes back', async () => {
  const { draft } = await editing('甲');
  await act(async () => draft.update((now) => ({ ...now, vocabularyText: '{"联系' })));
  expect(screen.getByRole<HTMLTextAreaElement>('textbox', { name: workbench.vocabularyJson }).value).toBe('{"联系');
});
