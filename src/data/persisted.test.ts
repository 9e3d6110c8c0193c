import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import * as v from 'valibot';
import { MemoryStorage } from './fixtures/memoryStorage.ts';
import { openPersisted, type PersistedSpec } from './persisted.ts';
import { textStorage } from './storage.ts';

const spec: PersistedSpec<{ name: string }> = {
  key: 'thing',
  version: 2,
  schema: v.object({ name: v.string() }),
  initial: () => ({ name: 'initial' }),
};

beforeEach(() => vi.useFakeTimers());
afterEach(() => vi.useRealTimers());

describe('openPersisted', () => {
  it('gives back in a new page what was set in the last', () => {
    const web = new MemoryStorage();
    const first = openPersisted(
      textStorage(() => web),
      spec,
    );
    first.set({ name: 'typed' });
    first.flush();
    expect(
      openPersisted(
        textStorage(() => web),
        spec,
      ).get(),
    ).toEqual({ name: 'typed' });
  });

  it('gathers fast changes into one write and loses none of them', () => {
    const web = new MemoryStorage();
    const writes = vi.spyOn(web, 'setItem');
    const store = openPersisted(
      textStorage(() => web),
      spec,
    );
    for (const name of ['a', 'ab', 'abc']) store.set({ name });
    expect(writes).not.toHaveBeenCalled();
    vi.runAllTimers();
    expect(writes).toHaveBeenCalledTimes(1);
    expect(web.getItem('dialog-console.thing')).toContain('"abc"');
  });

  it.each([
    ['not JSON', '{'],
    ['another version', '{"version":3,"value":{"name":"newer"}}'],
    ['another shape', '{"version":2,"value":{"name":1}}'],
    ['a hostile shape', '{"__proto__":{"version":2},"value":null}'],
  ])('starts afresh over %s and leaves it in place until the first change', (_, text) => {
    const web = new MemoryStorage();
    web.setItem('dialog-console.thing', text);
    const store = openPersisted(
      textStorage(() => web),
      spec,
    );
    expect(store.get()).toEqual({ name: 'initial' });
    vi.runAllTimers();
    expect(web.getItem('dialog-console.thing')).toBe(text);
  });

  it('keeps the value and says "full" when the storage is full', () => {
    const store = openPersisted(
      textStorage(() => new MemoryStorage(20)),
      spec,
    );
    store.set({ name: 'too long for it' });
    store.flush();
    expect(store.get()).toEqual({ name: 'too long for it' });
    expect(store.lastWrite.get()).toEqual({ ok: false, reason: 'full' });
  });

  it('says "blocked" when merely touching the storage throws', () => {
    const store = openPersisted(
      textStorage(() => {
        throw new DOMException('denied', 'SecurityError');
      }),
      spec,
    );
    expect(store.get()).toEqual({ name: 'initial' });
    store.set({ name: 'typed' });
    store.flush();
    expect(store.lastWrite.get()).toEqual({ ok: false, reason: 'blocked' });
  });
});
