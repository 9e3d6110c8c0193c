/** What a conversation's settings allow. Pure. */
import type { Lane } from '#data/conversation.ts';

export type LaneIssue = 'nameEmpty' | 'usernameEmpty' | 'sameContext';

/** What keeps settings from being used; `beside` is the other side of a comparison. */
export function laneIssues(lane: Lane, beside: Lane | undefined, name: string | undefined): LaneIssue[] {
  const issues: LaneIssue[] = [];
  if (name !== undefined && name.trim() === '') issues.push('nameEmpty');
  if (lane.username === '') issues.push('usernameEmpty');
  if (beside && sameContext(lane, beside)) issues.push('sameContext');
  return issues;
}

/** Whether two lanes talk to one bot as one user, so that each utterance would answer the other's question. */
function sameContext(a: Lane, b: Lane): boolean {
  return a.username === b.username && a.profileId === b.profileId && a.target === b.target;
}
