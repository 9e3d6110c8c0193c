import { expect, test } from 'vitest';
import { ownNames, refusalOf } from './access.ts';

const loopback = ownNames('127.0.0.1');

test.each(['127.0.0.1:5173', 'localhost:5173', 'console.localhost', '[::1]:5173', '127.8.9.1', 'LOCALHOST:1'])(
  'the host %s is ours',
  (host) => {
    expect(refusalOf({ host }, loopback)).toBeUndefined();
  },
);

test.each(['evil.example', 'localhost.evil.example', '192.168.0.7:5173', '127.0.0.1.evil.example', '', 'bot.local'])(
  'the host "%s" is not',
  (host) => {
    expect(refusalOf({ host }, loopback)).toBe('forbidden_host');
  },
);

test('a configured name is ours, another is not', () => {
  expect(refusalOf({ host: 'desk.lan:5173' }, ownNames('desk.lan'))).toBeUndefined();
  expect(refusalOf({ host: 'evil.example' }, ownNames('desk.lan'))).toBe('forbidden_host');
});

test('on every interface, addresses are ours and names are not, because a name can be rebound', () => {
  expect(refusalOf({ host: '192.168.0.7:5173' }, ownNames(true))).toBeUndefined();
  expect(refusalOf({ host: 'evil.example' }, ownNames('0.0.0.0'))).toBe('forbidden_host');
});

test.each([
  ['http://127.0.0.1:5173', undefined],
  ['https://127.0.0.1:5173', undefined],
  ['http://127.0.0.1:9999', 'forbidden_origin'],
  ['http://localhost:5173', 'forbidden_origin'],
  ['https://evil.example', 'forbidden_origin'],
  ['null', 'forbidden_origin'],
])('the origin %s on 127.0.0.1:5173: %s', (origin, refusal) => {
  expect(refusalOf({ host: '127.0.0.1:5173', origin }, loopback)).toBe(refusal);
});

test.each([
  ['same-origin', undefined],
  ['none', undefined],
  ['same-site', 'forbidden_origin'],
  ['cross-site', 'forbidden_origin'],
])('Sec-Fetch-Site %s: %s', (site, refusal) => {
  expect(refusalOf({ host: '127.0.0.1:5173', 'sec-fetch-site': site }, loopback)).toBe(refusal);
});
