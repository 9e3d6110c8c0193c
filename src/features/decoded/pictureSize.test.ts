import { expect, test } from 'vitest';
import { shownSize } from './pictureSize.ts';

test('a picture is shown in its size, a tall one smaller; anything else that is said is no size', () => {
  expect(shownSize({ width: 40, height: 30 })).toEqual({ width: 40, height: 30 });
  expect(shownSize({ width: 1000, height: 1920 })).toEqual({ width: 100, height: 192 });
  for (const told of [
    'failed',
    null,
    {},
    { width: 0, height: 1 },
    { width: '9', height: 9 },
    { width: NaN, height: 2 },
  ])
    expect(shownSize(told)).toBeUndefined();
});
