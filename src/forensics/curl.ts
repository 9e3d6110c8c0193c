/** A curl command line as the request it would make. Option meanings follow curl's manual. */
import type { Header, FormPart, PastedRequest } from './request.ts';
import type { ShellCommand } from './shell.ts';
import { percentEncode } from './text.ts';

type OptionKind =
  | 'method'
  | 'data'
  | 'data_raw'
  | 'data_binary'
  | 'data_urlencode'
  | 'json'
  | 'form'
  | 'form_string'
  | 'header'
  | 'url'
  | 'get'
  | 'head'
  | 'upload'
  | 'user_agent'
  | 'cookie'
  | 'value'
  | 'flag';

// Every short option of curl that takes a value; the others are flags.
const SHORT_OPTIONS: Readonly<Record<string, OptionKind>> = {
  X: 'method',
  d: 'data',
  F: 'form',
  H: 'header',
  G: 'get',
  I: 'head',
  T: 'upload',
  A: 'user_agent',
  b: 'cookie',
  ...Object.fromEntries([...'cCDeEKhmoPQrtuUwxyYz'].map((letter) => [letter, 'value' as const])),
};

const LONG_OPTIONS: Readonly<Record<string, OptionKind>> = {
  request: 'method',
  data: 'data',
  'data-ascii': 'data',
  'data-raw': 'data_raw',
  'data-binary': 'data_binary',
  'data-urlencode': 'data_urlencode',
  json: 'json',
  form: 'form',
  'form-string': 'form_string',
  header: 'header',
  url: 'url',
  get: 'get',
  head: 'head',
  'upload-file': 'upload',
  'user-agent': 'user_agent',
  cookie: 'cookie',
  ...Object.fromEntries(
    (
      'abstract-unix-socket cacert capath cert cert-type ciphers config connect-timeout connect-to continue-at cookie-jar ' +
      'dns-servers dump-header form-escape happy-eyeballs-timeout-ms interface keepalive-time key key-type limit-rate ' +
      'local-port max-filesize max-redirs max-time netrc-file noproxy oauth2-bearer output output-dir pass preproxy proto ' +
      'proxy proxy-header proxy-user range rate referer resolve retry retry-delay retry-max-time socks5 ' +
      'socks5-hostname speed-limit speed-time stderr time-cond tls-max tls13-ciphers trace trace-ascii unix-socket ' +
      'url-query user variable write-out'
    )
      .split(' ')
      .map((name) => [name, 'value' as const]),
  ),
};

interface Reading {
  method?: string;
  urls: string[];
  headers: Header[];
  data: string[];
  parts: FormPart[];
  mode: 'none' | 'data' | 'json' | 'form' | 'head' | 'upload';
  place: 'body' | 'url';
  elsewhere: string[];
  swallowed: string[];
}

/** Whether a command's name is curl, with or without a path. */
export function isCurl({ words }: ShellCommand): boolean {
  return /^(?:.*[\\/])?curl(?:\.exe)?$/i.test(words[0] ?? '');
}

/**
 * The request a curl command makes: default method and content type, several `-d` joined with `&`, `-G`, `--json`,
 * `@-` read from what the shell text feeds in. Files stay names in `elsewhere`.
 */
export function readCurl(command: ShellCommand): PastedRequest {
  const reading: Reading = {
    urls: [],
    headers: [],
    data: [],
    parts: [],
    mode: 'none',
    place: 'body',
    elsewhere: [],
    swallowed: [],
  };
  const words = command.words.slice(1);
  let options: 'open' | 'closed' = 'open';
  for (let i = 0; i < words.length; i++) {
    const word = words[i]!;
    if (options === 'open' && word === '--') options = 'closed';
    else if (options === 'open' && word.startsWith('--')) i += longOption(reading, word, words[i + 1], command.stdin);
    else if (options === 'open' && word.startsWith('-') && word.length > 1) {
      i += shortOptions(reading, word, words[i + 1], command.stdin);
    } else reading.urls.push(word);
  }
  return requestOf(reading);
}

// Both give the number of further words they used.
function longOption(reading: Reading, word: string, next: string | undefined, stdin: string | undefined): 0 | 1 {
  const name = word.slice(2);
  const equals = name.indexOf('=');
  const glued = LONG_OPTIONS[name.slice(0, Math.max(0, equals))];
  // Not curl's own spelling, but what is meant is plain.
  if (glued !== undefined && takesValue(glued)) {
    apply(reading, glued, name.slice(equals + 1), stdin);
    return 0;
  }
  const kind = LONG_OPTIONS[name] ?? 'flag';
  if (!takesValue(kind)) {
    apply(reading, kind, '', stdin);
    return 0;
  }
  noteSwallowed(reading, word, next);
  apply(reading, kind, next ?? '', stdin);
  return 1;
}

function shortOptions(reading: Reading, word: string, next: string | undefined, stdin: string | undefined): 0 | 1 {
  for (let i = 1; i < word.length; i++) {
    const kind = SHORT_OPTIONS[word[i]!] ?? 'flag';
    if (!takesValue(kind)) {
      apply(reading, kind, '', stdin);
      continue;
    }
    const attached = word.slice(i + 1);
    if (attached !== '') {
      apply(reading, kind, attached, stdin);
      return 0;
    }
    noteSwallowed(reading, `-${word[i]!}`, next);
    apply(reading, kind, next ?? '', stdin);
    return 1;
  }
  return 0;
}

// curl takes quotes around the content of a part away, and their escapes with them.
function formContent(content: string): string {
  const quoted = /^"((?:[^"\\]|\\[\s\S])*)"/.exec(content)?.[1];
  return quoted === undefined ? content.replace(/;type=.*$/, '') : quoted.replaceAll(/\\([\\"])/g, '$1');
}

function takesValue(kind: OptionKind): boolean {
  return kind !== 'flag' && kind !== 'get' && kind !== 'head';
}

function noteSwallowed(reading: Reading, option: string, next: string | undefined): void {
  if (next === undefined || /^-(?:-[a-z]|[A-Za-z]$)/.test(next)) reading.swallowed.push(option);
}

function apply(reading: Reading, kind: OptionKind, value: string, stdin: string | undefined): void {
  switch (kind) {
    case 'method':
      reading.method = value;
      return;
    case 'data':
      return addData(reading, 'data', fromFile(reading, value, stdin)?.replaceAll(/[\r\n\0]/g, '') ?? value);
    case 'data_raw':
      return addData(reading, 'data', value);
    case 'data_binary':
      return addData(reading, 'data', fromFile(reading, value, stdin) ?? value);
    case 'json':
      return addData(reading, 'json', fromFile(reading, value, stdin) ?? value);
    case 'data_urlencode':
      return addData(reading, 'data', urlencoded(reading, value, stdin));
    case 'form':
    case 'form_string': {
      const equals = value.indexOf('=');
      const content = value.slice(equals + 1);
      if (kind === 'form' && /^[@<]/.test(content)) reading.elsewhere.push(content);
      reading.mode = 'form';
      reading.parts.push({
        name: value.slice(0, equals),
        value: kind === 'form' ? formContent(content) : content,
      });
      return;
    }
    case 'header':
      if (value.startsWith('@')) reading.elsewhere.push(value);
      else reading.headers.push(headerOption(value));
      return;
    case 'url':
      reading.urls.push(value);
      return;
    case 'get':
      reading.place = 'url';
      return;
    case 'head':
      reading.mode = 'head';
      return;
    case 'upload':
      reading.mode = 'upload';
      reading.elsewhere.push(value);
      return;
    case 'user_agent':
      reading.headers.push(['User-Agent', value]);
      return;
    case 'cookie':
      reading.headers.push(['Cookie', value]);
      return;
    case 'value':
    case 'flag':
      return;
  }
}

function addData(reading: Reading, mode: 'data' | 'json', text: string): void {
  if (reading.mode !== 'json') reading.mode = mode;
  reading.data.push(text);
}

// The content an "@name" stands for; a file's is not in the paste and counts as empty. Not "@…" gives undefined.
function fromFile(reading: Reading, value: string, stdin: string | undefined): string | undefined {
  if (!value.startsWith('@')) return undefined;
  if (value === '@-' && stdin !== undefined) return stdin;
  reading.elsewhere.push(value);
  return '';
}

// content, =content, name=content, @file, name@file
function urlencoded(reading: Reading, value: string, stdin: string | undefined): string {
  const at = value.search(/[=@]/);
  if (at < 0) return percentEncode(value);
  const name = at === 0 ? '' : `${value.slice(0, at)}=`;
  const rest = value.slice(at + 1);
  if (value[at] === '=') return name + percentEncode(rest);
  return name + percentEncode(fromFile(reading, `@${rest}`, stdin) ?? '');
}

// "Name;" sends the header empty, "Name:" removes it.
function headerOption(value: string): Header {
  const colon = value.indexOf(':');
  if (colon < 0) return [value.replace(/;$/, ''), ''];
  return [value.slice(0, colon).trim(), value.slice(colon + 1).trim()];
}

function requestOf(reading: Reading): PastedRequest {
  const body = reading.data.join(reading.mode === 'json' ? '' : '&');
  const url = pickUrl(reading.urls);
  const inUrl = reading.place === 'url' && body !== '';
  const target = url !== undefined && inUrl ? `${url}${url.includes('?') ? '&' : '?'}${body}` : url;
  const headers = [...reading.headers];
  const hasType = headers.some(([name]) => name.toLowerCase() === 'content-type');
  if (!hasType && !inUrl && reading.mode === 'data')
    headers.push(['Content-Type', 'application/x-www-form-urlencoded']);
  if (!hasType && !inUrl && reading.mode === 'json') headers.push(['Content-Type', 'application/json']);
  if (!hasType && reading.mode === 'form') headers.push(['Content-Type', 'multipart/form-data']);
  return {
    source: 'curl',
    method: reading.method ?? defaultMethod(reading),
    ...(target === undefined ? {} : { url: target }),
    headers: headers.filter(([, value]) => value !== ''),
    headersComplete: 'yes',
    ...(reading.mode === 'form' ? { parts: reading.parts } : inUrl || reading.data.length === 0 ? {} : { body }),
    elsewhere: reading.elsewhere,
    swallowed: reading.swallowed,
  };
}

function pickUrl(urls: readonly string[]): string | undefined {
  return (
    urls.find((url) => /^https?:\/\//i.test(url)) ??
    urls.find((url) => url.includes('/') || url.includes('.')) ??
    urls[0]
  );
}

function defaultMethod({ mode, place }: Reading): string {
  switch (mode) {
    case 'head':
      return 'HEAD';
    case 'upload':
      return 'PUT';
    case 'none':
      return 'GET';
    case 'data':
    case 'json':
      return place === 'url' ? 'GET' : 'POST';
    case 'form':
      return 'POST';
  }
}
