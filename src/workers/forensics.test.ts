import { expect, test } from 'vitest';
import { examine } from '#forensics/examine.ts';
import { PUBLISHED_SAMPLE } from '#protocol/sampleCredentials.ts';
import { openExaminer, type WorkerPort } from './forensics.ts';
import type { ExamineRequest } from './messages.ts';

const context = { profiles: [PUBLISHED_SAMPLE], now: 1_763_900_000 };

/** A port on the same thread: the examination is the real one, and its end is in the test's hands. */
function openPort() {
  const requests: ExamineRequest[] = [];
  const ended: WorkerPort[] = [];
  const ports: WorkerPort[] = [];
  const spawn = () => {
    const port: WorkerPort = {
      onmessage: null,
      onerror: null,
      postMessage: (request: ExamineRequest) => void requests.push(request),
      terminate: () => void ended.push(port),
    };
    ports.push(port);
    return port;
  };
  const answer = async (port: WorkerPort, { id, input, context: given }: ExamineRequest) => {
    const examination = await examine(input, given);
    port.onmessage?.call(port as Worker, new MessageEvent('message', { data: { id, ok: true, examination } }));
  };
  return { spawn, requests, ended, ports, answer };
}

test('an idle worker is kept for the next text', async () => {
  const { spawn, requests, ports, answer } = openPort();
  const examiner = openExaminer(spawn);
  const first = examiner.examine('', context);
  await answer(ports[0]!, requests[0]!);
  expect(await first).toMatchObject({ kind: 'done', examination: { findings: [{ code: 'empty_input' }] } });
  void examiner.examine('x', context);
  expect(ports).toHaveLength(1);
});

test('a newer text ends the examination of the older one', async () => {
  const { spawn, requests, ended, ports, answer } = openPort();
  const examiner = openExaminer(spawn);
  const older = examiner.examine('older', context);
  const newer = examiner.examine('', context);
  expect(await older).toEqual({ kind: 'superseded' });
  expect(ended).toEqual([ports[0]]);
  await answer(ports[1]!, requests[1]!);
  expect(await newer).toMatchObject({ kind: 'done' });
});

test('an answer to a request that was given up is not taken for the newer one', async () => {
  const { spawn, requests, ports, answer } = openPort();
  const examiner = openExaminer(spawn);
  void examiner.examine('older', context);
  const newer = examiner.examine('', context);
  await answer(ports[1]!, requests[0]!);
  await answer(ports[1]!, requests[1]!);
  expect(await newer).toMatchObject({ examination: { findings: [{ code: 'empty_input' }] } });
});

test('cancelling ends the worker and says so', async () => {
  const { spawn, ended } = openPort();
  const examiner = openExaminer(spawn);
  const outcome = examiner.examine('text', context);
  examiner.cancel();
  expect(await outcome).toEqual({ kind: 'superseded' });
  expect(ended).toHaveLength(1);
});

test('a worker that breaks is a failed outcome, and the next text gets a new worker', async () => {
  const { spawn, ports } = openPort();
  const examiner = openExaminer(spawn);
  const outcome = examiner.examine('text', context);
  ports[0]!.onerror?.call(ports[0] as Worker, new Event('error') as ErrorEvent);
  expect(await outcome).toEqual({ kind: 'failed' });
  void examiner.examine('again', context);
  expect(ports).toHaveLength(2);
});
