import { afterEach, expect, test } from 'vitest';
import { createReachability } from './reachability.ts';
import { targetsOf } from './targets.ts';
import { httpUpstream, rawUpstream, type Upstream } from './testConsole.ts';

const open: Upstream[] = [];

afterEach(async () => {
  await Promise.all(open.splice(0).map((upstream) => upstream.close()));
});

/** The table without the platform's hosts: no test contacts them. */
function table(emulator: string, custom: string) {
  const all = targetsOf(new URL(emulator), new URL(custom));
  return new Map([...all].filter(([id]) => id === 'emulator' || id === 'custom'));
}

async function upstreams() {
  const emulator = await httpUpstream((_req, res) => res.end());
  let received = 0;
  const custom = await rawUpstream((_socket, bytes) => (received += bytes.length));
  open.push(emulator, custom);
  return { emulator, custom, received: () => received };
}

test('a plain upstream is asked by a connection that carries nothing', async () => {
  const { emulator, custom, received } = await upstreams();
  const [first, second] = await createReachability(table(emulator.origin, custom.origin), () => 7)('all');
  expect(first).toEqual({
    id: 'emulator',
    origin: emulator.origin,
    reachable: 'yes',
    ms: expect.any(Number),
    checkedAt: 7,
  });
  expect(second).toMatchObject({ id: 'custom', origin: custom.origin, reachable: 'yes' });
  expect(received()).toBe(0);
});

test('an answer is remembered for ten seconds', async () => {
  const { emulator, custom } = await upstreams();
  let now = 0;
  const ask = createReachability(table(emulator.origin, custom.origin), () => now);
  await ask('all');
  now = 9_999;
  await ask('all');
  expect(custom.connections).toBe(1);
  expect((await ask('emulator'))[1]).toMatchObject({ id: 'custom', reachable: 'yes', checkedAt: 0 });
  now = 10_000;
  await ask('all');
  expect(custom.connections).toBe(2);
});

test('what does not answer says why', async () => {
  const { emulator, custom } = await upstreams();
  const ask = (origin: string) => createReachability(table(emulator.origin, origin), () => 0)('all');
  expect((await ask(custom.origin.replace('http:', 'https:')))[1]).toMatchObject({
    reachable: 'no',
    reason: 'timeout',
  });
  expect((await ask('https://nowhere.invalid'))[1]).toMatchObject({ reachable: 'no', reason: 'dns' });
  expect((await ask(emulator.origin.replace('http:', 'https:')))[1]).toMatchObject({ reachable: 'no', reason: 'tls' });
  await custom.close();
  expect((await ask(custom.origin))[1]).toMatchObject({ reachable: 'no', reason: 'refused' });
});
