/** How many calls of one run are under way, however many requests the page spreads its rows over. */

export interface Lane {
  /** Resolves when a call may begin; the result gives the place back. Rejects when the wait is given up. */
  enter(signal: AbortSignal): Promise<() => void>;
}

export interface Lanes {
  /** The lane of a run. The latest width holds; a lane nobody is in is forgotten. */
  lane(run: string, width: number): Lane;
}

interface State {
  width: number;
  active: number;
  /** In the order they came. */
  waiting: Set<() => void>;
}

export function createLanes(): Lanes {
  const states = new Map<string, State>();
  return {
    lane(run, width) {
      const enter: Lane['enter'] = async (signal) => {
        signal.throwIfAborted();
        const state = states.get(run) ?? { width, active: 0, waiting: new Set() };
        states.set(run, state);
        state.width = width;
        admit(state);
        if (state.active < state.width) state.active++;
        else await turn(state, signal);
        return () => {
          state.active--;
          admit(state);
          if (state.active === 0) states.delete(run);
        };
      };
      return { enter };
    },
  };
}

// Whoever is let in is counted here and not when it wakes, or another would slip in between.
function admit(state: State): void {
  for (const go of state.waiting) {
    if (state.active >= state.width) return;
    state.waiting.delete(go);
    state.active++;
    go();
  }
}

function turn(state: State, signal: AbortSignal): Promise<void> {
  return new Promise((resolve, reject) => {
    const go = () => {
      signal.removeEventListener('abort', leave);
      resolve();
    };
    const leave = () => {
      state.waiting.delete(go);
      reject(signal.reason as Error);
    };
    state.waiting.add(go);
    signal.addEventListener('abort', leave, { once: true });
  });
}
