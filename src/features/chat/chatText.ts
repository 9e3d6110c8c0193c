/** Values of a turn as a person reads them. */
import type { MeaningField } from '#answer/meaning.ts';
import type { Answered, TurnReply } from '#data/conversation.ts';
import type { Words } from '#i18n/zhCN.ts';

/** `0.92`, `1.00`: a score with two digits; the text as sent when it is no number between 0 and 1. */
export function scoreText(raw: string): string {
  const score = Number(raw);
  return score >= 0 && score <= 1 ? score.toFixed(2) : raw;
}

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
  return field === 'confidence' ? scoreText(meaning.confidence) : meaning[field];
}
