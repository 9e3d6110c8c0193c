import { describe, expect, test } from 'vitest';
import { readCurl } from './curl.ts';
import { headerOf } from './request.ts';
import { readShell } from './shell.ts';

const read = (text: string) => readCurl(readShell(text).commands.find(({ words: [name] }) => name === 'curl')!);

describe('the request a curl command makes', () => {
  test.each<[string, { method: string; url?: string; body?: string; type?: string | undefined }]>([
    ['curl u.cn/a', { method: 'GET', url: 'u.cn/a' }],
    ['curl -d a=1 u.cn', { method: 'POST', url: 'u.cn', body: 'a=1', type: 'application/x-www-form-urlencoded' }],
    ['curl -da=1 -d b=2 --data c=3 u.cn', { method: 'POST', body: 'a=1&b=2&c=3' }],
    ['curl -XPUT -d a u.cn', { method: 'PUT', body: 'a' }],
    ['curl -sSX post u.cn', { method: 'post', url: 'u.cn' }],
    ['curl -G -d a=1 -d b=2 u.cn/p', { method: 'GET', url: 'u.cn/p?a=1&b=2' }],
    ['curl -G -d a=1 u.cn/p?x', { method: 'GET', url: 'u.cn/p?x&a=1' }],
    ['curl -G -X POST --data-urlencode a=+ u.cn/p', { method: 'POST', url: 'u.cn/p?a=%2B' }],
    ["curl --json '{}' u.cn", { method: 'POST', body: '{}', type: 'application/json' }],
    ["curl -H 'content-type:text/xml' -d a u.cn", { method: 'POST', type: 'text/xml' }],
    ["curl -H 'Content-Type:' -d a u.cn", { method: 'POST', type: undefined }],
    ["curl --data-urlencode 'a=b c/+=' u.cn", { method: 'POST', body: 'a=b%20c%2F%2B%3D' }],
    ["curl --data-urlencode '=b&c' u.cn", { method: 'POST', body: 'b%26c' }],
    ["curl --data-urlencode 'b c' u.cn", { method: 'POST', body: 'b%20c' }],
    ['curl --data-raw @a u.cn', { method: 'POST', body: '@a' }],
    ['echo a=1 | curl -d @- u.cn', { method: 'POST', body: 'a=1' }],
    ['echo a=1 | curl --data-binary @- u.cn', { method: 'POST', body: 'a=1\n' }],
    ['curl -I u.cn', { method: 'HEAD' }],
    ['curl -T f u.cn', { method: 'PUT' }],
    ['curl -k -x p:1 -u a:b -m 3 -o /dev/null --connect-timeout 2 -w x --url u.cn/q', { method: 'GET', url: 'u.cn/q' }],
    ['curl -F a=1 u.cn', { method: 'POST', type: 'multipart/form-data' }],
  ])('%s', (text, expected) => {
    const request = read(text);
    const seen = {
      method: request.method,
      url: request.url,
      body: request.body,
      type: headerOf(request, 'content-type'),
    };
    expect(seen).toMatchObject(expected);
  });

  test('fields of a multipart body are kept, types dropped', () => {
    expect(read("curl -F 'a=1;type=text/plain' --form-string 'b=@2' u.cn").parts).toEqual([
      { name: 'a', value: '1' },
      { name: 'b', value: '@2' },
    ]);
  });

  test('what lies in files is named and not invented', () => {
    const request = read('curl -d @body.txt -H @h.txt u.cn');
    expect([request.elsewhere, request.body]).toEqual([['@body.txt', '@h.txt'], '']);
  });

  test('an option that eats the next one is reported: the platform page writes curl -x -d', () => {
    expect(read('curl -x -d a=1 u.cn').swallowed).toEqual(['-x']);
    expect(read('curl -x p:1 -d a=1 u.cn').swallowed).toEqual([]);
    expect(read('curl u.cn -d').swallowed).toEqual(['-d']);
  });
});
