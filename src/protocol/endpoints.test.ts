import fc from 'fast-check';
import { expect, test } from 'vitest';
import { endpointPath, tokenOfPath } from './endpoints.ts';

test('the TOKEN of a path is the one the path was made of', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), fc.constantFrom('message', 'dictmsg'), (token, id) => {
      const path = endpointPath(id, token);
      fc.pre(path !== undefined);
      expect(tokenOfPath(path!)).toBe(token);
    }),
  );
});

test('a TOKEN whose percent-encoding is broken is taken as it stands', () => {
  expect(tokenOfPath('/openapi/message/a%zz')).toBe('a%zz');
});
