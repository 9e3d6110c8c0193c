import { formatMs } from '#i18n/format.ts';
import type { Call } from './useCall.ts';

/** What a folded response still says. */
export function SpineFacts({ call }: { call: Call }) {
  const { exchange } = call;
  if (!exchange) return null;
  return (
    <>
      <span>{exchange.outcome.received?.status}</span>
      <span>{formatMs(exchange.outcome.phases.total)} ms</span>
      <span>{exchange.outcome.received?.body.length} B</span>
    </>
  );
}
