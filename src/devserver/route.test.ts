import { expect, test } from 'vitest';
import { routeOf } from './route.ts';

test.each(['/', '/index.html', '/proxyish/x', '/src/proxy/session'])('%s is none of ours', (url) => {
  expect(routeOf(url)).toBeUndefined();
});

test.each([
  ['/proxy/emulator/openapi/message/abc', 'emulator'],
  ['/proxy/openai/openapi/dictmsg/abc?encrypt=a%2Bb', 'openai'],
  ['/proxy/custom/openapi/message/a%2Fb', 'custom'],
  ['/proxy/nowhere/openapi/message/abc', 'nowhere'],
  ['/proxy/emulator/openapi/message/%0D%0A', 'emulator'],
])('%s is a call to %s', (url, target) => {
  expect(routeOf(url)).toEqual({ kind: 'call', target });
});

test.each([
  '/proxy',
  '/proxy/',
  '/proxy\\emulator/openapi/message/abc',
  '/PROXY/emulator/openapi/message/abc',
  '/proxy%2Femulator/openapi/message/abc',
  '/proxy/emulator/openapi/message/',
  '/proxy/emulator/openapi/message',
  '/proxy/emulator/openapi/message/abc/def',
  '/proxy/emulator/openapi/message/abc/',
  '/proxy/emulator/openapi//abc',
  '/proxy/emulator/openapi/../abc',
  '/proxy/emulator/openapi/message/..',
  '/proxy/emulator/openapi/message/.',
  '/proxy/emulator/openapi/message/%2e%2E',
  '/proxy/emulator/openapi/message/..%2Fadmin',
  '/proxy/emulator/openapi/message/a%5C..%5Cadmin',
  '/proxy/emulator/openapi/message/a\\b',
  '/proxy/emulator/openapi/message/%zz',
  '/proxy/emulator/admin/message/abc',
  '/proxy/emulator/../openai/openapi/message/abc',
  '/proxy/http://other.example/openapi/message/abc',
  '/proxy/exchange/',
  '/proxy/exchange/a%20b',
])('%s is a bad path', (url) => {
  expect(routeOf(url)).toEqual({ kind: 'bad_path' });
});

test('a status check asks the remote targets only when told to', () => {
  expect(routeOf('/proxy/status')).toEqual({ kind: 'status', probe: 'emulator' });
  expect(routeOf('/proxy/status?probe=all')).toEqual({ kind: 'status', probe: 'all' });
  expect(routeOf('/proxy/status?probe=none')).toEqual({ kind: 'status', probe: 'emulator' });
});

test('an exchange id is letters, digits and hyphens, at most 64', () => {
  expect(routeOf('/proxy/exchange/3f-A')).toEqual({ kind: 'exchange', id: '3f-A' });
  expect(routeOf(`/proxy/exchange/${'a'.repeat(65)}`)).toEqual({ kind: 'bad_path' });
});
