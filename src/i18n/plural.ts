/** A counted noun of English: `1 word`, `2 words`; counts that are written already, `1,000`, are taken as they are. */
export function plural(count: number | string | undefined, one: string, many = `${one}s`): string {
  return `${count} ${String(count) === '1' ? one : many}`;
}
