import { expect, test } from 'vitest';
import { createStore } from '#data/store.ts';
import type { Case } from '#lab/cases.ts';
import type { AnsweredCall, CollectedCase } from '#lab/fromCall.ts';
import type { CaseReading } from '#workers/cases.ts';
import { MEANING } from '#lab/fixtures/meaning.ts';
import { openCaseDesk } from './caseDesk.ts';

const call = (id: string): AnsweredCall => ({ id, username: 'u', msg: id, meaning: MEANING, vocabulary: '' });
const row = (id: string): Case => ({ id, dialogue: '', msg: id, expectations: [], vocabulary: '', note: '' });
const fileOf = (...ids: string[]): CaseReading => ({
  kind: 'read',
  source: { name: 'core.tsv', encoding: 'utf-8', notes: [] },
  cases: ids.map(row),
  problems: [],
  problemCount: 0,
  blankRows: 0,
});

function desk(...readings: CaseReading[]) {
  const kept = createStore<readonly CollectedCase[]>([]);
  const next = async () => readings.shift()!;
  return { kept, desk: openCaseDesk({ read: next, map: next, cancel: () => undefined }, Promise.resolve(kept)) };
}
const table = (opened: ReturnType<typeof desk>['desk']) => {
  const state = opened.state.get();
  return state.kind === 'ready' ? state.cases.map(({ msg }) => msg) : state.kind;
};

test('a call begins a table where there is none, and stands in it once', async () => {
  const { desk: opened } = desk();
  expect(await opened.collect(call('a'))).toBe(true);
  expect(await opened.collect(call('a'))).toBe(false);
  expect(table(opened)).toEqual(['a']);
  expect(opened.state.get()).toMatchObject({ kind: 'ready', source: undefined });
});

test('a call joins the table at hand and stays when its columns are read anew or another file is opened', async () => {
  const { desk: opened } = desk(fileOf('1', '2'), fileOf('2', '1'), fileOf('3'));
  await opened.read(new Blob(), 'core.tsv');
  await opened.collect(call('a'));
  expect(table(opened)).toEqual(['1', '2', 'a']);
  await opened.map(0, undefined);
  expect(table(opened)).toEqual(['2', '1', 'a']);
  await opened.read(new Blob(), 'other.tsv');
  expect(table(opened)).toEqual(['3', 'a']);
});

test('a bad file says why and takes no collected case with it', async () => {
  const { desk: opened } = desk({ kind: 'refused', problem: { code: 'empty' } });
  await opened.collect(call('a'));
  await opened.read(new Blob(), 'empty.csv');
  expect(table(opened)).toEqual(['a']);
  expect(opened.state.get()).toMatchObject({ refused: { name: 'empty.csv', problem: { code: 'empty' } } });
});

test('collected cases are taken out and put back', async () => {
  const { desk: opened, kept } = desk(fileOf('1'));
  await opened.read(new Blob(), 'core.tsv');
  await opened.collect(call('a'));
  const back = opened.drop(new Set(['a']));
  await expect.poll(() => table(opened)).toEqual(['1']);
  back();
  await expect.poll(() => table(opened)).toEqual(['1', 'a']);
  expect(kept.get()).toHaveLength(1);
});

test('one case is taken out and comes back to its place, whatever happened since', async () => {
  const { desk: opened } = desk();
  for (const id of ['a', 'b', 'c']) await opened.collect(call(id));
  const back = opened.drop(new Set(['b']));
  await expect.poll(() => table(opened)).toEqual(['a', 'c']);
  opened.drop(new Set(['a']));
  await opened.collect(call('d'));
  await expect.poll(() => table(opened)).toEqual(['c', 'd']);
  back();
  await expect.poll(() => table(opened)).toEqual(['b', 'c', 'd']);
});

test('what the tab kept stands in the table of the next page', async () => {
  const first = desk();
  await first.desk.collect(call('a'));
  const next = openCaseDesk(
    { read: async () => fileOf(), map: async () => fileOf(), cancel: () => undefined },
    Promise.resolve(first.kept),
  );
  await expect.poll(() => table(next)).toEqual(['a']);
});
