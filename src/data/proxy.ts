/** The dev server's own pages: which targets answer, this launch's token, what left the proxy. */
import { queryOptions } from '@tanstack/react-query';
import * as v from 'valibot';
import { TARGET_IDS } from './targets.ts';

const statusSchema = v.object({
  targets: v.array(
    v.object({
      id: v.picklist(TARGET_IDS),
      origin: v.string(),
      reachable: v.picklist(['yes', 'no', 'unknown']),
      reason: v.optional(v.string()),
      ms: v.optional(v.number()),
    }),
  ),
});

export type ProxyStatus = v.InferOutput<typeof statusSchema>;

export type ProbeScope = 'local' | 'all';

/** Reachability of the targets. Only `all` contacts the platform, and it sends nothing of the person's. */
export function proxyStatusOptions(scope: ProbeScope) {
  return queryOptions({
    queryKey: ['proxy-status', scope],
    queryFn: async ({ signal }) => {
      const response = await fetch(scope === 'all' ? '/proxy/status?probe=all' : '/proxy/status', { signal });
      if (!response.ok) throw new Error(`proxy status ${response.status}`);
      return v.parse(statusSchema, await response.json());
    },
    refetchInterval: 30_000,
    staleTime: 10_000,
  });
}

let launch: Promise<string> | undefined;

/** This launch's token, asked for once. A failed request is not remembered. */
export function launchToken(): Promise<string> {
  launch ??= fetch('/proxy/session')
    .then((response) => response.json())
    .then((body) => v.parse(v.object({ launch: v.string() }), body).launch)
    .catch((error: unknown) => {
      launch = undefined;
      throw error;
    });
  return launch;
}

const pairs = v.array(v.tuple([v.string(), v.string()]));

const recordSchema = v.object({
  url: v.string(),
  method: v.string(),
  requestHeaders: pairs,
  requestBodyBase64: v.string(),
  outcome: v.string(),
  receivedBytes: v.optional(v.number()),
});

/** What the proxy really sent upstream, and how it ended. */
export type ProxyRecord = v.InferOutput<typeof recordSchema>;

export async function fetchProxyRecord(exchangeId: string, signal?: AbortSignal): Promise<ProxyRecord> {
  const response = await fetch(`/proxy/exchange/${exchangeId}`, {
    headers: { 'x-console-launch': await launchToken() },
    signal,
  });
  if (!response.ok) throw new Error(`proxy record ${response.status}`);
  return v.parse(recordSchema, await response.json());
}

/** The proxy forgets what left it. */
export async function forgetProxyRecords(): Promise<void> {
  await fetch('/proxy/exchange', { method: 'DELETE', headers: { 'x-console-launch': await launchToken() } });
}

export function proxyRecordOptions(exchangeId: string) {
  return queryOptions({
    queryKey: ['proxy-record', exchangeId],
    queryFn: ({ signal }) => fetchProxyRecord(exchangeId, signal),
    staleTime: Infinity,
  });
}
