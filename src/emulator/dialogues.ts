/** What is remembered of unfinished dialogues, by bot and user; bounded in number and time. */
import type { TaskDefinition } from './bots.ts';
import type { Entity } from './entities.ts';

/** Dialogues kept at once, and how long an untouched one is kept: the emulator's own limits. */
export const DIALOGUES_KEPT = 1000;
export const DIALOGUE_LIFETIME_MS = 600_000;

/** A task that waits for the value of a slot. */
export interface PendingTask {
  task: TaskDefinition;
  filled: ReadonlyMap<string, Entity>;
  /** Name of the slot asked for. */
  asked: string;
  /** Answers in a row that did not fill it. */
  misses: number;
}

export interface Dialogues {
  /** The unfinished dialogue of a user with a bot (by its TOKEN). `now` is Unix milliseconds. */
  get(token: string, username: string, now: number): PendingTask | undefined;
  set(token: string, username: string, now: number, pending: PendingTask): void;
  delete(token: string, username: string): void;
}

/** An empty memory; the least recently used dialogue is the first to be forgotten. */
export function createDialogues(): Dialogues {
  const kept = new Map<string, { pending: PendingTask; at: number }>();
  const keyOf = (token: string, username: string) => JSON.stringify([token, username]);
  return {
    get(token, username, now) {
      const found = kept.get(keyOf(token, username));
      return found && now - found.at <= DIALOGUE_LIFETIME_MS ? found.pending : undefined;
    },
    set(token, username, now, pending) {
      const key = keyOf(token, username);
      kept.delete(key);
      if (kept.size >= DIALOGUES_KEPT) kept.delete(kept.keys().next().value!);
      kept.set(key, { pending, at: now });
    },
    delete(token, username) {
      kept.delete(keyOf(token, username));
    },
  };
}
