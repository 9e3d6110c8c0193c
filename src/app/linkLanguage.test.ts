import { expect, test } from 'vitest';
import { openConsole } from '#data/console.ts';
import { MemoryStorage } from '#data/fixtures/memoryStorage.ts';
import { textStorage } from '#data/storage.ts';
import { takeLinkLanguage } from './linkLanguage.ts';

function open() {
  const storage = textStorage(() => new MemoryStorage());
  return openConsole({ tab: storage, device: storage });
}

test('a link brings its language', () => {
  const data = open();
  for (const locale of ['en', 'zh-CN'] as const) {
    takeLinkLanguage(`?profile=1&lang=${locale}`, data);
    expect(data.preferences.get().locale).toBe(locale);
  }
});

test.each(['', '?lang=', '?lang=fr'])('%s leaves the language as it was', (search) => {
  const data = open();
  const before = data.preferences.get();
  takeLinkLanguage(search, data);
  expect(data.preferences.get()).toBe(before);
});
