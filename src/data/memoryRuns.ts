/** Runs in memory, where the device keeps none: they last as long as the page. */
import type { Case } from '#lab/cases.ts';
import type { RowOutcome } from '#lab/outcome.ts';
import { unsureRows } from '#lab/run.ts';
import type { KeptReply, RunPlan, RunRecord } from './runSchema.ts';
import type { Runs } from './runs.ts';

interface Entry {
  record: RunRecord;
  plan: RunPlan;
  cases: readonly Case[];
  sent: Set<number>;
  outcomes: Map<number, RowOutcome>;
  replies: Map<number, KeptReply>;
}

/** Replies that are kept of a run; the oldest go first. */
const MOST_REPLIES = 2_000;

/** The same as `openRuns`, without a device behind it. */
export function openMemoryRuns(): Runs {
  const entries = new Map<string, Entry>();
  const newestFirst = () =>
    [...entries.values()].map(({ record }) => record).toSorted((a, b) => b.createdAt - a.createdAt);
  const list = () => newestFirst().filter(({ deletedAt }) => deletedAt === undefined);
  return {
    list: async () => list(),
    create: async (record, plan, cases) => {
      entries.set(record.id, { record, plan, cases, sent: new Set(), outcomes: new Map(), replies: new Map() });
    },
    read: async (id) => {
      const entry = entries.get(id);
      if (!entry) return undefined;
      const outcomes = [...entry.outcomes.values()];
      return {
        record: entry.record,
        plan: entry.plan,
        cases: entry.cases,
        outcomes,
        unsure: unsureRows(entry.sent, outcomes),
      };
    },
    reply: async (id, row) => {
      const reply = entries.get(id)?.replies.get(row);
      return reply && { reply, missing: [] };
    },
    update: async (id, patch) => {
      const entry = entries.get(id);
      if (entry) entry.record = { ...entry.record, ...patch };
    },
    remove: async (id) => void entries.delete(id),
    retain: async (count) => {
      for (const { id } of list().slice(count)) entries.delete(id);
    },
    storeOf: async (id) => ({
      sent: async (rows) => {
        for (const row of rows) entries.get(id)?.sent.add(row);
      },
      settled: async (rows) => {
        const entry = entries.get(id);
        if (!entry) return;
        for (const { outcome, reply } of rows) {
          entry.outcomes.set(outcome.row, outcome);
          if (reply?.kind !== 'response') continue;
          const { status, headers = [], bytes, ms } = reply;
          entry.replies.set(outcome.row, { row: outcome.row, status, headers, body: bytes, ms, at: outcome.at });
          const oldest = entry.replies.keys().next().value;
          if (entry.replies.size > MOST_REPLIES && oldest !== undefined) entry.replies.delete(oldest);
        }
      },
    }),
    claim: async () => () => undefined,
    held: async () => new Set(),
    forget: async () => entries.clear(),
  };
}
