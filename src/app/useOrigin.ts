import { useQuery } from '@tanstack/react-query';
import { proxyStatusOptions } from '#data/proxy.ts';
import { TARGET_ORIGINS, type TargetId } from '#data/targets.ts';

/** The same for any target. */
export function useOrigins(): (target: TargetId) => string {
  const { data } = useQuery(proxyStatusOptions('local'));
  return (target) =>
    TARGET_ORIGINS[target] ??
    data?.targets.find((candidate) => candidate.id === target)?.origin ??
    window.location.origin;
}

/** Where a target's requests go, as a person would call it: scheme, host and port. Empty until it is known. */
export function useOrigin(target: TargetId): string {
  const { data } = useQuery(proxyStatusOptions('local'));
  return TARGET_ORIGINS[target] ?? data?.targets.find((candidate) => candidate.id === target)?.origin ?? '';
}
