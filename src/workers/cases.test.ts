import { expect, test } from 'vitest';
import { casesJson } from '#lab/caseFile.ts';
import { FILE_LIMIT } from '#tables/tableFile.ts';
import type { CaseRequest } from './caseMessages.ts';
import { openCaseReading } from './caseReading.ts';
import { openCaseReader } from './cases.ts';
import type { WorkerPort } from './forensics.ts';

/** The real reader on this thread; `terminate` silences it. */
function spawn(): WorkerPort {
  let ended = false;
  const handle = openCaseReading((data) => {
    if (!ended) port.onmessage?.call(port as Worker, new MessageEvent('message', { data: structuredClone(data) }));
  });
  const port: WorkerPort = {
    onmessage: null,
    onerror: null,
    postMessage: (request: CaseRequest) => void handle(request),
    terminate: () => (ended = true),
  };
  return port;
}

const file = (text: string) => new Blob([text]);

test('a two-column table is cases at once, and its columns can be given another meaning', async () => {
  const reader = openCaseReader(spawn);
  const read = await reader.read(file('今天天气\t天气服务\n你好\t小薇兄你好\n'), 'core.tsv');
  expect(read).toMatchObject({
    kind: 'read',
    source: { name: 'core.tsv', encoding: 'utf-8', table: { mapping: { header: false, roles: ['msg', 'title'] } } },
    problemCount: 0,
  });
  expect(read.kind === 'read' && read.cases.map(({ msg }) => msg)).toEqual(['今天天气', '你好']);
  const mapped = await reader.map(0, { header: true, roles: ['msg', 'answer_contains'] });
  expect(mapped.kind === 'read' && mapped.cases).toMatchObject([
    { msg: '你好', expectations: [{ field: 'answer', how: 'contains', value: '小薇兄你好' }] },
  ]);
});

test('cases of a chat come as JSON and need no mapping', async () => {
  const one = { id: '1', dialogue: 'd', msg: '你好', expectations: [], vocabulary: '', note: '' };
  const read = await openCaseReader(spawn).read(file(casesJson([one])), 'chat.json');
  expect(read).toMatchObject({ kind: 'read', cases: [one] });
  expect(read.kind === 'read' && read.source.table).toBeUndefined();
});

test('more cases than one message carries arrive in their order', async () => {
  const rows = Array.from({ length: 4500 }, (_, i) => `问句${i}`).join('\n');
  const read = await openCaseReader(spawn).read(file(rows), 'many.txt');
  expect(read.kind === 'read' && [read.cases.length, read.cases[4499]?.msg]).toEqual([4500, '问句4499']);
});

test('a file that is too large is refused by its size, before a byte of it is read', async () => {
  const huge = { size: FILE_LIMIT + 1, arrayBuffer: () => Promise.reject(new Error('read')) } as unknown as Blob;
  expect(await openCaseReader(spawn).read(huge, 'huge.csv')).toMatchObject({
    kind: 'refused',
    problem: { code: 'too_large' },
  });
});

test('a file the browser cannot give says why', async () => {
  const gone = { size: 10, arrayBuffer: () => Promise.reject(new Error('moved away')) } as unknown as Blob;
  expect(await openCaseReader(spawn).read(gone, 'gone.csv')).toEqual({
    kind: 'refused',
    problem: { code: 'unreadable', reason: 'moved away' },
  });
});

test('a newer file wins over the one still being read', async () => {
  const reader = openCaseReader(spawn);
  const older = reader.read(file('a\n'), 'a.txt');
  const newer = reader.read(file('b\n'), 'b.txt');
  expect(await older).toEqual({ kind: 'superseded' });
  expect(await newer).toMatchObject({ kind: 'read', source: { name: 'b.txt' } });
});
