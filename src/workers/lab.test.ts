import { spawn } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { afterEach, expect, test } from 'vitest';
import { casesJson } from '#lab/caseFile.ts';
import type { Case } from '#lab/cases.ts';
import { DEFAULT_SETTINGS } from '#lab/plan.ts';
import type { RunProgress, Settled } from '#lab/run.ts';
import { PUBLISHED_SAMPLE } from '#protocol/sampleCredentials.ts';
import { closeHeld, held, startConsole, temporaryFolder } from '#devserver/testConsole.ts';
import { openLabRun, type LabPort } from './lab.ts';
import type { LabRunInput } from './labMessages.ts';
import { openLabWorker } from './labWorker.ts';

afterEach(closeHeld);

const oneCase = (id: number, msg: string, title?: string): Case => ({
  id: String(id),
  dialogue: '',
  msg,
  expectations: title === undefined ? [] : [{ field: 'title', how: 'equals', value: title }],
  vocabulary: '',
  note: '',
});

/** The worker's code on this thread, its messages copied as between threads. */
function port(fetchHere: typeof fetch): LabPort {
  const own: LabPort = {
    onmessage: null,
    onerror: null,
    terminate: () => undefined,
    postMessage: (message: unknown) => queueMicrotask(() => take(structuredClone(message) as never)),
  };
  const take = openLabWorker((message) => {
    const data = structuredClone(message);
    queueMicrotask(() => own.onmessage?.call(own as Worker, new MessageEvent('message', { data })));
  }, fetchHere);
  return own;
}

async function runIn(consolePort: number, input: Partial<LabRunInput> & Pick<LabRunInput, 'cases'>) {
  const kept: Settled[] = [];
  const sent: number[] = [];
  const told: RunProgress[] = [];
  const requests: string[] = [];
  const fetchHere: typeof fetch = (path, init) => {
    requests.push(String(path));
    return fetch(`http://127.0.0.1:${consolePort}${String(path)}`, init);
  };
  const run = openLabRun(
    {
      run: 'r1',
      settings: { ...DEFAULT_SETTINGS, rate: 0, usernamePrefix: 'lab-x' },
      sets: [],
      credentials: PUBLISHED_SAMPLE,
      target: 'emulator',
      ...input,
    },
    {
      progress: (progress) => void told.push(progress),
      store: {
        sent: async (rows) => void sent.push(...rows),
        settled: async (rows) => void kept.push(...rows),
      },
    },
    () => port(fetchHere),
  );
  const end = await run.ended;
  return { end, kept: kept.toSorted((a, b) => a.outcome.row - b.outcome.row), sent, told, requests };
}

test('three hundred rows cross the door in a handful of requests, and each has its verdict and its reply', async () => {
  const { port: consolePort } = held(await startConsole('serve'));
  const cases = Array.from({ length: 300 }, (_, i) => oneCase(i, `你好 ${i}`, i % 2 ? 'no such title' : undefined));
  const { end, kept, sent, requests } = await runIn(consolePort, { cases });
  expect(end).toMatchObject({ state: 'done', counts: { passed: 150, failed: 150, error: 0, skipped: 0 } });
  expect(new Set(sent).size).toBe(300);
  expect(kept[1]!.outcome).toMatchObject({ row: 1, verdict: { kind: 'failed' }, attempts: 1, ms: expect.any(Number) });
  expect(kept[7]!.reply).toMatchObject({ kind: 'response', status: 200, bytes: expect.any(Uint8Array) });
  expect(requests.length).toBeLessThan(100);
});

test('a bot that is not known is a refusal of the platform and stops the run', async () => {
  const { port: consolePort } = held(await startConsole('serve'));
  const cases = Array.from({ length: 30 }, (_, i) => oneCase(i, '你好'));
  const told: RunProgress[] = [];
  const fetchHere: typeof fetch = (path, init) => fetch(`http://127.0.0.1:${consolePort}${String(path)}`, init);
  const run = openLabRun(
    {
      run: 'r1',
      cases,
      settings: { ...DEFAULT_SETTINGS, rate: 0, usernamePrefix: 'lab-x' },
      sets: [],
      credentials: { ...PUBLISHED_SAMPLE, token: 'nobodyKnowsThisTOKEN1234567890' },
      target: 'emulator',
      stopAfter: 5,
    },
    {
      progress: (progress) => {
        told.push(progress);
        if (progress.state === 'paused') run.cancel();
      },
      store: { sent: async () => undefined, settled: async () => undefined },
    },
    () => port(fetchHere),
  );
  await run.ended;
  expect(told.find(({ state }) => state === 'paused')).toMatchObject({ stopped: 'all_refused' });
});

test('a scenario of the emulator goes along, and a dev server that is gone is a reason of its own', async () => {
  const { port: consolePort } = held(await startConsole('serve'));
  const cases = [oneCase(0, '你好')];
  const broken = await runIn(consolePort, { cases, scenario: 'html-502' });
  expect(broken.kept[0]!.outcome.verdict).toMatchObject({ kind: 'error' });
  await closeHeld();
  const { kept } = await runIn(consolePort, { cases });
  expect(kept[0]!.outcome.verdict).toMatchObject({ kind: 'error', error: { reason: 'proxy_unreachable' } });
});

test('a case whose vocabulary set is not there is skipped and not sent', async () => {
  const { port: consolePort } = held(await startConsole('serve'));
  const cases = [{ ...oneCase(0, '你好'), vocabulary: '城市' }];
  const without = await runIn(consolePort, { cases });
  expect(without.kept[0]!.outcome).toMatchObject({ verdict: { kind: 'skipped', reason: 'unknown_vocabulary' } });
  const sets = [['城市', [{ name: '城市', words: ['上海'] }]]] as const;
  const withSet = await runIn(consolePort, { cases, sets });
  expect(withSet.kept[0]!.outcome.verdict.kind).toBe('passed');
});

test('the command in Node gives the same verdicts', async () => {
  const folder = await temporaryFolder();
  const msgs = ['你好', '北京明天天气怎么样', '今天天气怎么样', '随便说点什么', '讲个笑话'];
  const cases = [
    ...Array.from({ length: 40 }, (_, i) => oneCase(i, msgs[i % 5]!, i % 2 ? '天气服务' : undefined)),
    { ...oneCase(40, '今天天气怎么样', '天气服务'), dialogue: 'd' },
    { ...oneCase(41, '上海', '天气服务'), dialogue: 'd' },
    {
      ...oneCase(42, '你好'),
      expectations: [
        { field: 'answer', how: 'pattern', value: '^.{1,400}$' },
        { field: 'confidence', how: 'at_least', value: 0.2 },
      ] as const,
    },
  ];
  const table = join(folder, 'cases.json');
  const report = join(folder, 'report.json');
  await writeFile(table, casesJson(cases));
  const args = ['scripts/regress.mjs', table, '--target', 'emulator', '--rate', '0', '--out', report];
  const code = await new Promise((resolve) => spawn(process.execPath, args, { stdio: 'ignore' }).once('exit', resolve));
  const { rows } = JSON.parse(await readFile(report, 'utf8')) as {
    rows: { verdict: object; seen: { title: string } }[];
  };

  const { port: consolePort } = held(await startConsole('serve'));
  const { kept } = await runIn(consolePort, { cases });
  expect(code).toBe(1);
  expect(rows.map(({ verdict, seen }) => [verdict, seen.title])).toEqual(
    kept.map(({ outcome: { verdict, seen } }) => [verdict, seen!.title]),
  );
  expect(new Set(kept.map(({ outcome }) => outcome.verdict.kind))).toEqual(new Set(['passed', 'failed']));
});
