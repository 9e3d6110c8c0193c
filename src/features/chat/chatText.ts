/** Values of a turn as a person reads them. */
import type { MeaningField } from '#answer/meaning.ts';
import type { Answered, TurnReply } from '#data/conversation.ts';
import { formatScore } from '#i18n/format.ts';
import type { Words } from '#i18n/zhCN.ts';

/** Why a turn has no good answer; nothing when it has. */
export function failureText(reply: TurnReply, { chat, issues, decoded }: Words): string | undefined {
  switch (reply.state) {
    case 'waiting':
      return undefined;
    case 'failed':
      return issues.failure[reply.reason].title;
    case 'unsent':
      return chat.unsent;
    case 'lost':
      return chat.lost;
    case 'answered': {
      const { verdict, errorCode } = reply.meaning;
      if (verdict === 'success') return undefined;
      if (errorCode !== '') return `${chat.outcomes.refused} ${errorCode}`;
      const known: Partial<Record<string, string>> = decoded.verdicts;
      return `${known[reply.reason] ?? chat.outcomes.refused} · HTTP ${reply.httpStatus}`;
    }
  }
}

/** A field of a reply as one line. */
export function fieldText({ meaning }: Answered, field: MeaningField): string {
  if (field === 'slots') return meaning.slots.map(([name, value]) => `${name}=${value}`).join(' ');
  return field === 'confidence' ? formatScore(meaning.confidence) : meaning[field];
}
