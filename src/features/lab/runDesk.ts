/** The runs of this device and the one on screen. Lives as long as the page, so that a run goes on behind other screens. */
import { openMemoryRuns } from '#data/memoryRuns.ts';
import type { RunPlan, RunRecord } from '#data/runSchema.ts';
import { RunsError, type Runs, type RunsProblem, type StoredRun } from '#data/runs.ts';
import { createStore, type Store } from '#data/store.ts';
import type { Case } from '#lab/cases.ts';
import type { Resumption } from '#lab/run.ts';
import type { Credentials } from '#protocol/credentials.ts';
import { openSession, type LabSession, type SessionPorts } from './session.ts';

export interface RunDeskState {
  /** Newest first. */
  runs: readonly RunRecord[];
  /** Why runs are not kept on this device. */
  notKept: RunsProblem | undefined;
  shown: { session: LabSession; plan: RunPlan } | undefined;
  /** Id of the run to compare with; empty for none. */
  baseline: string;
  /** The run on screen is going on in another tab. */
  elsewhere: boolean;
}

/** A run that was taken out of the list and is not gone yet. */
export interface Removal {
  undo(): Promise<void>;
  /** Removes it for good. */
  complete(): Promise<void>;
}

export interface RunDesk {
  state: Store<RunDeskState>;
  /** Keeps a run, shows it and starts it. The credentials go to its worker and no further. */
  start(run: { record: RunRecord; plan: RunPlan; cases: readonly Case[] }, credentials: Credentials): Promise<void>;
  /** Takes the interrupted run on screen up again. */
  takeUp(how: Pick<Resumption, 'forUnsure' | 'retryTransport'>, credentials: Credentials): Promise<void>;
  open(id: string): Promise<void>;
  /** Leaves the run on screen, so that another can be made ready; one that is going goes on. */
  leave(): void;
  compareWith(id: string): Promise<void>;
  rename(id: string, name: string): Promise<void>;
  /** Takes a run out of the list; one that is going pauses. */
  remove(id: string): Promise<Removal>;
  retain(count: number): Promise<void>;
  /** Removes every run; those of this page that are going are given up. */
  removeAll(): Promise<void>;
  reply: Runs['reply'];
}

export type RunDeskPorts = Omit<SessionPorts, 'runs'> & {
  openRuns(): Promise<Runs>;
  /** Lets the page draw and take keys, when it has waited long enough for that. */
  rest(): Promise<void>;
  /** How many runs are kept. */
  retained(): number;
};

/** Opens the desk and reads the list of runs. */
export function openRunDesk(ports: RunDeskPorts): RunDesk {
  const state = createStore<RunDeskState>({
    runs: [],
    notKept: undefined,
    shown: undefined,
    baseline: '',
    elsewhere: false,
  });
  const change = (changes: Partial<RunDeskState>) => state.update((now) => ({ ...now, ...changes }));
  // Runs this page has claimed, each with what lets it go; their sessions go on behind whatever is shown.
  const claims = new Map<string, () => void>();
  const live = new Map<string, NonNullable<RunDeskState['shown']>>();

  const opened = ports.openRuns().then(async (kept): Promise<Runs> => {
    try {
      await kept.list();
      return kept;
    } catch (error) {
      change({ notKept: error instanceof RunsError ? error.problem : 'failed' });
      return openMemoryRuns();
    }
  });
  const refresh = async () => change({ runs: await (await opened).list() });
  const claim = async (id: string): Promise<boolean> => {
    if (claims.has(id)) return true;
    const release = await (await opened).claim(id);
    if (release) claims.set(id, release);
    return release !== undefined;
  };
  const letGo = (id: string) => {
    claims.get(id)?.();
    claims.delete(id);
    live.delete(id);
  };
  const compare = async ({ session }: NonNullable<RunDeskState['shown']>) => {
    const { baseline } = state.get();
    const own = session.view.get().record.id === baseline;
    await session.compareWith(baseline === '' || own ? undefined : await (await opened).read(baseline));
  };
  const compareWith = async (id: string) => {
    change({ baseline: id });
    const { shown } = state.get();
    if (shown) await compare(shown);
  };
  const show = async (stored: StoredRun): Promise<LabSession> => {
    const runs = await opened;
    const { id } = stored.record;
    const session = await openSession(stored, { ...ports, runs }, ports.rest);
    const shown = { session, plan: stored.plan };
    if (claims.has(id)) live.set(id, shown);
    change({ shown });
    let told = session.view.get().progress.state;
    session.view.subscribe(() => {
      const { state: now } = session.view.get().progress;
      if (now === told) return;
      told = now;
      if (now === 'done' || now === 'cancelled') letGo(id);
      void refresh();
    });
    await compare(shown);
    return session;
  };
  const go = (
    session: LabSession,
    { record, plan, cases }: Pick<StoredRun, 'record' | 'plan' | 'cases'>,
    credentials: Credentials,
    resumption?: Resumption,
  ) =>
    session.go({
      run: record.id,
      cases,
      settings: plan.settings,
      sets: plan.sets,
      credentials,
      target: record.target,
      ...(record.scenario === '' ? {} : { scenario: record.scenario }),
      ...(resumption ? { resumption } : {}),
    });

  void opened.then((runs) => runs.retain(Infinity)).then(refresh, refresh);
  return {
    state,
    start: async (run, credentials) => {
      const runs = await opened;
      await runs.create(run.record, run.plan, run.cases);
      await claim(run.record.id);
      change({ elsewhere: false });
      const session = await show({ ...run, outcomes: [], unsure: [] });
      go(session, run, credentials);
      await runs.retain(ports.retained());
      await refresh();
    },
    takeUp: async (how, credentials) => {
      const id = state.get().shown?.session.view.get().record.id;
      if (id === undefined) return;
      const mine = await claim(id);
      change({ elsewhere: !mine });
      // Read anew: another tab may have gone on with it meanwhile.
      const stored = mine ? await (await opened).read(id) : undefined;
      if (!stored) return;
      const { outcomes, unsure } = stored;
      go(await show(stored), stored, credentials, { outcomes, unsure, ...how });
    },
    open: async (id) => {
      const running = live.get(id);
      if (running) {
        change({ shown: running, elsewhere: false });
        return compare(running);
      }
      const runs = await opened;
      const stored = await runs.read(id);
      if (!stored) return refresh();
      change({ elsewhere: (await runs.held()).has(id) });
      await show(stored);
    },
    leave: () => change({ shown: undefined, elsewhere: false }),
    compareWith,
    rename: async (id, name) => {
      await (await opened).update(id, { name });
      await refresh();
    },
    remove: async (id) => {
      const runs = await opened;
      const { shown, baseline } = state.get();
      live.get(id)?.session.pause();
      await runs.update(id, { deletedAt: Date.now() });
      if (baseline === id) await compareWith('');
      const wasShown = shown?.session.view.get().record.id === id;
      if (wasShown) change({ shown: undefined });
      await refresh();
      return {
        undo: async () => {
          await runs.update(id, { deletedAt: undefined });
          await refresh();
          if (!state.get().shown && wasShown) change({ shown });
          if (baseline === id) await compareWith(id);
        },
        complete: async () => {
          // What it still writes has to be there before it is removed.
          await live.get(id)?.session.cancel();
          letGo(id);
          await runs.remove(id);
        },
      };
    },
    retain: async (count) => {
      await (await opened).retain(count);
      await refresh();
    },
    removeAll: async () => {
      // What they still write has to be there before it is removed.
      await Promise.all([...live.values()].map(({ session }) => session.cancel()));
      for (const id of live.keys()) letGo(id);
      change({ shown: undefined, baseline: '', elsewhere: false });
      await (await opened).forget();
      await refresh();
    },
    reply: async (id, row) => (await opened).reply(id, row),
  };
}
