import { expect, test } from 'vitest';
import { FAILURE_REASONS, type Exchange, type FailureReason } from '#data/exchange.ts';
import { chainColumns, worstOf } from './stations.ts';

function transport(reason: FailureReason) {
  const outcome = { kind: 'failure', reason, detail: '', received: undefined, phases: { total: 1 } };
  const exchange = { outcome } as unknown as Exchange;
  const columns = chainColumns({ scheme: 'jwt', issues: [], phase: 'done', exchange, reply: undefined });
  return { third: columns[2]!.map(({ id, state }) => `${id} ${state}`), all: columns.flat() };
}

test('a call that breaks off shows every rung up to the one it broke at', () => {
  expect(transport('proxy_unreachable').third).toEqual(['proxy failed', 'http pending', 'json pending']);
  expect(transport('dns').third).toEqual(['proxy passed', 'name failed', 'http pending', 'json pending']);
  expect(transport('tls').third).toEqual([
    'proxy passed',
    'name passed',
    'connection passed',
    'tls failed',
    'http pending',
    'json pending',
  ]);
  expect(transport('reset').third).toEqual(['proxy passed', 'http failed', 'json pending']);
});

test.each(FAILURE_REASONS)('%s has one red rung, and it names the reason', (reason) => {
  const { all } = transport(reason);
  expect(all.filter(({ state }) => state === 'failed')).toHaveLength(1);
  expect(worstOf(all)?.figure).toBe(reason);
});

test('a red rung is looked at before an amber one', () => {
  const warned = { id: 'credentials', state: 'warned' } as const;
  const failed = { id: 'http', state: 'failed' } as const;
  expect(worstOf([warned, failed])).toBe(failed);
  expect(worstOf([warned])).toBe(warned);
  expect(worstOf([{ id: 'json', state: 'passed' }])).toBeUndefined();
});
