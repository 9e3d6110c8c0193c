import { expect, test } from 'vitest';
import { openConsole } from '#data/console.ts';
import { MemoryStorage } from '#data/fixtures/memoryStorage.ts';
import { textStorage } from '#data/storage.ts';
import { signToken } from '#protocol/jwt.ts';
import { noticeSecrets } from './noticeSecrets.ts';

const KEY = 'Zm9v+QmFy/3Kiej+xdXh/abcDEFghiJKLmno+pq/stU';

test('a key inside of a message is held back wherever it would leave, signed claims included', async () => {
  const storage = textStorage(() => new MemoryStorage());
  const data = openConsole({ tab: storage, device: storage });
  await noticeSecrets(data, 'bench', `我的密钥是 ${KEY} 吗？`);
  const { token } = await signToken({
    payloadJson: JSON.stringify({ msg: `我的密钥是 ${KEY} 吗？` }),
    secret: 'other',
  });
  const leaving = data.door.copy(`curl -d query=${token}`);
  await expect.poll(() => data.door.question.get()?.found).toMatchObject([{ secret: { value: KEY } }]);
  data.door.question.get()!.answer('cancel');
  expect(await leaving).toBe(false);
  // In memory only: another console on the same storages knows nothing of it.
  expect(openConsole({ tab: storage, device: storage }).secrets.known()).toEqual([]);
});
