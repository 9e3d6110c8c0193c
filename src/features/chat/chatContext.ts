import { createContext, use, type ReactNode } from 'react';
import type { AnswerPart } from '#answer/answerParts.ts';
import type { TextRun } from '#answer/links.ts';
import type { Conversations } from '#data/conversations.ts';
import type { LaneName } from './chatModel.ts';

/** What every bubble needs, however deep it stands. */
export interface ChatTools {
  conversations: Pick<Conversations, 'body'>;
  /** How answers are shown belongs to another feature; the app brings it. */
  renderText: (runs: readonly TextRun[], onAsk: (question: string) => void) => ReactNode;
  renderPart: (part: AnswerPart, onAsk: (question: string) => void) => ReactNode;
  onAsk: (question: string) => void;
  onAgain: (turnId: string) => void;
  onSelect: (turnId: string, lane: LaneName) => void;
}

export const ChatContext = createContext<ChatTools | undefined>(undefined);

export function useChatTools(): ChatTools {
  const tools = use(ChatContext);
  if (!tools) throw new Error('a bubble needs ChatContext above it');
  return tools;
}
