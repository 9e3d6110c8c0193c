import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { act, cleanup, render, screen } from '@testing-library/react';
import { Suspense } from 'react';
import { afterEach, expect, test } from 'vitest';
import type { Answered } from '#data/conversation.ts';
import { AllWords, I18nProvider } from '#i18n/I18n.tsx';
import { utf8 } from '#protocol/bytes.ts';
import { AnswerBubble } from './AnswerBubble.tsx';
import { ChatContext, type ChatTools } from './chatContext.ts';

afterEach(cleanup);

async function show(answer: string, opening: string) {
  const bytes = utf8(JSON.stringify({ answer, opening, options: [{ title: '退款' }], bid_stat: {} }));
  const tools: ChatTools = {
    conversations: {
      body: () => Promise.resolve({ exchangeId: 'e', conversationId: 'c', status: 200, contentType: undefined, bytes }),
    },
    renderText: (runs) => runs.map((run) => ('text' in run ? run.text : '')).join(''),
    renderPart: () => null,
    onAsk: () => undefined,
    onAgain: () => undefined,
    onSelect: () => undefined,
  };
  const reply = { state: 'answered', exchangeId: 'e', shape: 'rich', meaning: { answer } } as Answered;
  await act(async () =>
    render(
      <QueryClientProvider client={new QueryClient()}>
        <I18nProvider locale="zh-CN">
          <Suspense>
            <AllWords>
              <ChatContext value={tools}>
                <AnswerBubble reply={reply} />
              </ChatContext>
            </AllWords>
          </Suspense>
        </I18nProvider>
      </QueryClientProvider>,
    ),
  );
  await screen.findByRole('button', { name: '退款' });
}

test('quick replies are introduced by the words the bot sends with them', async () => {
  await show('没有找到', '你是不是想问');
  expect(screen.getByText('没有找到')).toBeTruthy();
  expect(screen.getByText('你是不是想问')).toBeTruthy();
});

test('an introduction that is the answer itself is said once', async () => {
  await show('你是不是想问：', '你是不是想问：');
  expect(screen.getAllByText('你是不是想问：')).toHaveLength(1);
});
