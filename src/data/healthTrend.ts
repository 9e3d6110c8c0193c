/** How the bots did over this session's calls: a few figures a call, the latest ones only. */
import type { HealthVerdict } from '#answer/botHealth.ts';
import type { Exchange } from './exchange.ts';
import type { ReplyReading } from './reading.ts';
import type { Store } from './store.ts';

export interface HealthPoint {
  exchangeId: string;
  /** Whose bot, and where it was asked. */
  profileId: string;
  target: Exchange['target'];
  /** Unix milliseconds. */
  at: number;
  verdict: HealthVerdict;
  /** Time of the version that answered, as sent. */
  serving?: string;
}

const KEPT = 200;

/** Takes a call down once, in the order of the calls; a reply that says nothing of a bot is passed over. */
export function noteHealth(trend: Store<readonly HealthPoint[]>, exchange: Exchange, { reading }: ReplyReading): void {
  const { health } = reading;
  const { id, profileId, target, startedAt } = exchange;
  if (!health || health.verdict === 'absent' || trend.get().some(({ exchangeId }) => exchangeId === id)) return;
  const point: HealthPoint = {
    exchangeId: id,
    profileId,
    target,
    at: startedAt,
    verdict: health.verdict,
    ...(health.serving ? { serving: health.serving.raw } : {}),
  };
  trend.update((before) => [...before, point].toSorted((a, b) => a.at - b.at).slice(-KEPT));
}

/** The calls to the same bot at the same place as this one. */
export function trendOf(points: readonly HealthPoint[], { profileId, target }: Exchange): readonly HealthPoint[] {
  return points.filter((point) => point.profileId === profileId && point.target === target);
}
