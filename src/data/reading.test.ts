import { readFileSync, readdirSync } from 'node:fs';
import { QueryClient } from '@tanstack/react-query';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import type { Exchange } from './exchange.ts';
import { exchangeOf, replied } from './fixtures/replied.ts';
import { readingOptions, replyStates } from './reading.ts';
import { readExchange } from './replyReader.ts';

const FIXTURES = new URL('../answer/fixtures/', import.meta.url);
const fixture = (name: string) => new Uint8Array(readFileSync(new URL(name, FIXTURES)));

const noLarge = () => Promise.reject(new Error('not large'));

const statesOf = (exchange: Exchange) => replyStates(exchange, readExchange(exchange));

describe('the steps of a reply', () => {
  test.each([
    ['07-bid-stat-healthy.json', 'passed', { state: 'passed', figure: '0' }, 'passed'],
    ['01-documented-text.json', 'passed', { state: 'passed', figure: '0' }, 'warned'],
    ['06-missing-bid-stat.json', 'passed', { state: 'passed', figure: '0' }, 'pending'],
    ['13-error-object.json', 'passed', { state: 'failed', figure: '-1', wireName: 'errcode' }, 'pending'],
    ['15-html-error-page.txt', 'failed', { state: 'pending' }, 'pending'],
    ['16-truncated-json.txt', 'failed', { state: 'pending' }, 'pending'],
  ])('%s', (name, json, business, health) => {
    expect(statesOf(replied(fixture(name)))).toEqual({ json, business, health });
  });

  test('a good body under a bad HTTP status is not passed on as a success', () => {
    expect(statesOf(replied(fixture('07-bid-stat-healthy.json'), { status: 503 })).business).toEqual({
      state: 'pending',
    });
  });

  test('a call that failed half-way reaches none of them', () => {
    const received = {
      status: 200,
      statusText: '',
      headers: [],
      body: fixture('16-truncated-json.txt'),
      emulated: true,
    };
    const broken = exchangeOf({ kind: 'failure', reason: 'reset', detail: '', received, phases: { total: 1 } });
    expect(statesOf(broken).json).toBe('pending');
    expect(readExchange(broken).reading.answer?.text).toBe('你好呀!');
  });
});

describe('reading an exchange', () => {
  test('no exchange is never read; a reply is read once', async () => {
    const client = new QueryClient();
    expect(typeof readingOptions(undefined, [], noLarge).queryFn).toBe('symbol');
    const exchange = replied(fixture('01-documented-text.json'));
    const first = await client.fetchQuery(readingOptions(exchange, [], noLarge));
    expect(await client.fetchQuery(readingOptions(exchange, [], noLarge))).toBe(first);
    expect(first.findings.map(({ code }) => code)).toContain('newest_not_in_use');
  });

  test('a call that received nothing has no findings', () => {
    const outcome = {
      kind: 'failure',
      reason: 'refused',
      detail: '',
      received: undefined,
      phases: { total: 1 },
    } as const;
    expect(readExchange(exchangeOf(outcome))).toMatchObject({ findings: [], rows: [] });
  });

  test.each(readdirSync(FIXTURES).filter((name) => /^\d\d-/.test(name)))('%s is read at every cut', (name) => {
    const bytes = fixture(name).slice(0, 4000);
    for (let end = 0; end < bytes.length; end += 97) {
      expect(readExchange(replied(bytes.subarray(0, end))).reading.size).toBe(end);
    }
  });

  test('any bytes are read', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 400 }), (bytes) => {
        expect(readExchange(replied(bytes)).reading.size).toBe(bytes.length);
      }),
    );
  });
});
