/** The database of runs: what is kept, and how it is packed. */
import type { DBSchema } from 'idb';
import type { Case } from '#lab/cases.ts';
import type { RowOutcome, VerdictKind } from '#lab/outcome.ts';
import type { RunSettings } from '#lab/plan.ts';
import type { RunState } from '#lab/run.ts';
import type { Vocabulary } from '#protocol/vocab.ts';
import type { HeaderList } from './exchange.ts';
import type { ReplyPack } from './runReplies.ts';
import type { TargetId } from './targets.ts';

/** A run in the list. Holds no credential and no utterance. */
export interface RunRecord {
  id: string;
  /** Of the table, as the person knows it. */
  name: string;
  /** Unix milliseconds. */
  createdAt: number;
  updatedAt: number;
  target: TargetId;
  profileId: string;
  /** Of the emulator; empty for other targets. */
  scenario: string;
  total: number;
  /** As last told. One that says `running` without a tab that holds it was interrupted. */
  state: RunState;
  counts: Record<VerdictKind, number>;
  /** Of the cases that demand something; as last told. */
  accuracy: { hits: number; all: number };
  /** Milliseconds; as last told. */
  latency: { p50?: number | undefined; p95?: number | undefined };
  /** Bot versions that answered. */
  versions: readonly string[];
  /** Id of the run it is compared with. */
  baseline?: string | undefined;
  /** Unix milliseconds at which a person deleted it; until it is removed that can be undone. */
  deletedAt?: number | undefined;
}

/** What a run is made of, beside its cases. */
export interface RunPlan {
  settings: RunSettings;
  sets: readonly (readonly [name: string, vocabularies: readonly Vocabulary[]])[];
}

/** A reply as it came, to be looked at; on this device it lies with holes where secrets stood. The call itself is not kept: it is prepared anew when somebody looks. */
export interface KeptReply {
  row: number;
  status: number;
  headers: HeaderList;
  body: Uint8Array;
  ms: number;
  at: number;
}

export interface RunsSchema extends DBSchema {
  runs: { key: string; value: RunRecord; indexes: { createdAt: number } };
  plans: { key: string; value: RunPlan & { run: string } };
  /** 1,000 to a pack. */
  cases: { key: [run: string, pack: number]; value: { run: string; pack: number; cases: readonly Case[] } };
  /** One for every lot that left. */
  sent: { key: [run: string, pack: number]; value: { run: string; pack: number; rows: readonly number[] } };
  /** In the order they came, at most 100 to a pack; a row sent again comes again, and its latest holds. */
  outcomes: { key: [run: string, pack: number]; value: { run: string; pack: number; outcomes: readonly RowOutcome[] } };
  /** The replies to a pack of outcomes, under the same key. */
  replies: { key: [run: string, pack: number]; value: ReplyPack & { run: string; pack: number } };
}

export const PARTS = ['plans', 'cases', 'sent', 'outcomes', 'replies'] as const;
