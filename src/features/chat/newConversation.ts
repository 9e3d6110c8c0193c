import type { Conversation, Lane } from '#data/conversation.ts';

/** A dialogue context no bot has seen. */
export function freshUsername(): string {
  return `u-${crypto.randomUUID().slice(0, 8)}`;
}

/** An empty conversation. */
export function newConversation(name: string, lane: Lane): Conversation {
  const now = Date.now();
  return {
    id: crypto.randomUUID(),
    name,
    lane,
    other: undefined,
    draft: '',
    script: [],
    createdAt: now,
    touchedAt: now,
    turns: 0,
    last: '',
  };
}
