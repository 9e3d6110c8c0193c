import type { FoundSecret } from '#data/door.ts';

interface FoundRow extends Pick<FoundSecret, 'secret' | 'form'> {
  /** The first few lines it stands in. */
  lines: number[];
  /** How often it stands there in all. */
  count: number;
}

const MOST_LINES = 3;

/** One row for each secret and form, in order of the first place. */
export function foundRows(found: readonly FoundSecret[]): FoundRow[] {
  const rows = new Map<string, FoundRow>();
  for (const { secret, form, line } of found) {
    const key = `${secret.id} ${form}`;
    const row = rows.get(key) ?? { secret, form, lines: [], count: 0 };
    row.count++;
    if (row.lines.length < MOST_LINES && !row.lines.includes(line)) row.lines.push(line);
    rows.set(key, row);
  }
  return [...rows.values()];
}
