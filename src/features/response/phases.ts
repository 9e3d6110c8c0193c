/** The phases of a call in the order they happened. */
import type { Phases } from '#data/exchange.ts';

export type PhaseId = 'dns' | 'connect' | 'tls' | 'ttfb' | 'download' | 'other';

export interface PhasePart {
  id: PhaseId;
  /** Milliseconds. */
  ms: number;
}

const MEASURED = ['dns', 'connect', 'tls', 'ttfb', 'download'] as const;

/** The phases that happened, and as the last what no phase accounts for: the way between page and proxy. */
export function phaseParts(phases: Phases): PhasePart[] {
  const parts: PhasePart[] = MEASURED.flatMap((id) => {
    const ms = phases[id];
    return ms === undefined ? [] : [{ id, ms }];
  });
  const rest = phases.total - parts.reduce((sum, { ms }) => sum + ms, 0);
  return rest > 0.05 || parts.length === 0 ? [...parts, { id: 'other', ms: Math.max(rest, 0) }] : parts;
}
