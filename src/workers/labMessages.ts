/** What travels between the page and the worker of a run. */
import type { Case } from '#lab/cases.ts';
import type { RunSettings } from '#lab/plan.ts';
import type { Resumption, RunProgress, Settled } from '#lab/run.ts';
import type { Credentials } from '#protocol/credentials.ts';
import type { Vocabulary } from '#protocol/vocab.ts';

export interface LabRunInput {
  /** Id of the run. */
  run: string;
  cases: readonly Case[];
  settings: RunSettings;
  /** Saved vocabulary sets that cases name. */
  sets: readonly (readonly [name: string, vocabularies: readonly Vocabulary[]])[];
  /** They go to the worker and no further. */
  credentials: Credentials;
  /** Row of the dev server's table of targets. */
  target: string;
  /** Of the emulator; none for other targets. */
  scenario?: string | undefined;
  resumption?: Resumption | undefined;
  /** Rows in a row without an answer, or refused, after which the run stops by itself. */
  stopAfter?: number | undefined;
}

export type ToLab =
  /** In portions and before the start, so that no message takes long to leave. */
  | { kind: 'cases'; cases: readonly Case[] }
  | { kind: 'known'; outcomes: Resumption['outcomes'] }
  /** Its cases, and the outcomes of its earlier parts, have gone ahead. */
  | { kind: 'start'; input: Omit<LabRunInput, 'cases'> }
  | { kind: 'pause' }
  | { kind: 'resume' }
  | { kind: 'cancel' }
  /** The answer to `sent` and `settled`. */
  | { kind: 'kept'; id: number; problem?: string };

export type FromLab =
  | { kind: 'sent'; id: number; rows: readonly number[] }
  | { kind: 'settled'; id: number; rows: readonly Settled[] }
  | { kind: 'progress'; progress: RunProgress }
  | { kind: 'ended'; progress: RunProgress };
