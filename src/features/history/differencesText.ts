/** A comparison as text for a report or a chat: only what differs, in the marks of a unified diff. */
import type { ComparedLine, DocumentComparison } from '#answer/compare.ts';

export function differencesText({ pairs }: DocumentComparison, times: { a: string; b: string }): string {
  const lines = [`--- A ${times.a}`, `+++ B ${times.b}`];
  for (const pair of pairs) {
    if (pair.kind === 'changed' || pair.kind === 'removed') lines.push(`- ${textOf(pair.a)}`);
    if (pair.kind === 'changed' || pair.kind === 'added') lines.push(`+ ${textOf(pair.b)}`);
  }
  return `${lines.join('\n')}\n`;
}

function textOf({ depth, parts }: ComparedLine): string {
  return '  '.repeat(depth) + parts.map(({ text }) => text).join('');
}
