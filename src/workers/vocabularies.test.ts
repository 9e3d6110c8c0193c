import { expect, test } from 'vitest';
import type { ListFindings } from '#vocab/deskTypes.ts';
import { openVocabularies, type VocabularyPort } from './vocabularies.ts';
import type { DeskRequest } from './vocabularyMessages.ts';
import { serveVocabularies } from './vocabularyServer.ts';

/** The worker's part beside the page, with everything copied on its way as threads copy it. */
function beside(): VocabularyPort {
  const port: VocabularyPort = { postMessage: () => undefined, onmessage: null, onerror: null };
  const serve = serveVocabularies((reply) => port.onmessage?.({ data: structuredClone(reply) }));
  port.postMessage = (request) => queueMicrotask(() => serve(structuredClone(request)));
  return port;
}

const many = Array.from({ length: 60_000 }, (_, i) => `词${i % 50_000}`);

test('lists lie with the worker; the page gets counts and rows', async () => {
  const vocabularies = openVocabularies(beside);
  const summary = await vocabularies.ask('put', 'a', { kind: 'words', words: many });
  expect(summary).toMatchObject({ count: 60_000, shown: 60_000 });
  expect(await vocabularies.ask('rows', 'a', 59_999, 70_000)).toMatchObject([{ row: 59_999, word: '词9999' }]);
  await expect(vocabularies.ask('rows', 'b', 0, 1)).rejects.toThrow('no list b');
});

test('what is wrong is told by itself, and again after an edit', async () => {
  const vocabularies = openVocabularies(beside);
  const told = (complete: (findings: ListFindings) => boolean) =>
    new Promise<ListFindings>((resolve) => {
      const end = vocabularies.onFindings((findings) => {
        if (!complete(findings)) return;
        end();
        resolve(findings);
      });
    });
  void vocabularies.ask('put', 'a', { kind: 'words', words: many });
  expect((await told(({ complete }) => complete)).counts.duplicate).toBe(10_000);
  void vocabularies.ask('edit', 'a', { kind: 'fix', fix: 'duplicate' });
  expect((await told(({ revision }) => revision === 1)).counts.duplicate).toBe(0);
});

test('a long task reports its progress and can be given up', async () => {
  const vocabularies = openVocabularies(beside);
  const file = new Blob([many.join('\n')]);
  const shares: number[] = [];
  const imported = await vocabularies.run('importFile', [file, 'a.txt'], { onProgress: (share) => shares.push(share) });
  expect(imported).toMatchObject({ ok: true, lists: [{ name: 'a', summary: { count: 60_000 } }] });
  expect(shares.length).toBeGreaterThan(1);
  const controller = new AbortController();
  const given = vocabularies.run('importFile', [file, 'a.txt'], {
    signal: controller.signal,
    onProgress: () => controller.abort(),
  });
  await expect(given).rejects.toMatchObject({ name: 'AbortError' });
});

test('whoever gives up waits for nothing, and a file that was read all the same is put away', async () => {
  const asked: DeskRequest[] = [];
  const port: VocabularyPort = { postMessage: (request) => void asked.push(request), onmessage: null, onerror: null };
  const vocabularies = openVocabularies(() => port);
  const controller = new AbortController();
  const given = vocabularies.run('importFile', [new Blob(['x']), 'a.txt'], { signal: controller.signal });
  controller.abort();
  await expect(given).rejects.toMatchObject({ name: 'AbortError' });
  expect(asked).toMatchObject([{ id: 1, method: 'importFile' }, { cancel: 1 }]);
  const value = { ok: true, lists: [{ name: 'a', summary: { id: 'read' } }], notes: [] };
  port.onmessage!({ data: { id: 1, ok: true, value } });
  expect(asked.at(-1)).toMatchObject({ method: 'drop', args: ['read'] });
});

test('a worker that dies says so to whoever waits, and the next request starts another', async () => {
  const ports: VocabularyPort[] = [];
  const vocabularies = openVocabularies(() => {
    const port = ports.length === 0 ? { ...beside(), postMessage: () => undefined } : beside();
    ports.push(port);
    return port;
  });
  let lost = 0;
  vocabularies.onLost(() => lost++);
  const waiting = vocabularies.ask('put', 'a', { kind: 'words', words: [] });
  ports[0]!.onerror?.({ message: 'out of memory' });
  await expect(waiting).rejects.toThrow('out of memory');
  expect(lost).toBe(1);
  expect(await vocabularies.ask('put', 'a', { kind: 'words', words: ['x'] })).toMatchObject({ count: 1 });
});
