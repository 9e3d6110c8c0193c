/** Go: the standard library, golang-jwt for tokens. */
import { escapeText, hex, scalar, type EscapeRules } from './escape.ts';
import {
  indent,
  needsClock,
  programOf,
  recipeOf,
  workLines,
  type ClaimsWork,
  type FrameWork,
  type Recipe,
} from './recipe.ts';
import type { SnippetInput, SnippetTarget } from './snippet.ts';

export const GO: SnippetTarget = {
  id: 'go',
  label: 'Go (golang-jwt)',
  group: 'program',
  language: 'go',
  fileName: 'main.go',
  install: 'go mod init dialog && go get github.com/golang-jwt/jwt/v5',
  forms: ['computes', 'frozen'],
  generate: goProgram,
};

/** A text as an interpreted string literal (Go specification, "String literals"). Half pairs are not allowed there. */
export function goString(text: string): string {
  return `"${escapeText(text, GO_RULES)}"`;
}

const GO_RULES: EscapeRules = {
  named: { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' },
  code: (codePoint) => {
    const value = scalar(codePoint);
    return value < 0x10000 ? `\\u${hex(value, 4)}` : `\\U${hex(value, 8)}`;
  },
};

const JWT_MODULE = 'github.com/golang-jwt/jwt/v5';

function goProgram(input: SnippetInput): string {
  const recipe = recipeOf(input);
  const body = programOf(secretLines(recipe), workLines(recipe.work, signLines, encryptLines), sendLines(recipe))
    .trimEnd()
    .split('\n');
  const main = ['func main() {', ...indent(body, '\t'), '}'];
  const helpers = recipe.secrets[0]?.literal === undefined ? [REQUIRED, CHECK] : [CHECK];
  const text = programOf(main, ...helpers);
  return programOf(['package main'], importLines(text)) + `\n${text}`;
}

const REQUIRED = [
  'func required(name string) string {',
  '\tvalue := os.Getenv(name)',
  '\tif value == "" {',
  '\t\tlog.Fatalf("%s is not set", name)',
  '\t}',
  '\treturn value',
  '}',
];

const CHECK = ['func check(err error) {', '\tif err != nil {', '\t\tlog.Fatal(err)', '\t}', '}'];

/** Package of each call the program may make; Go refuses an import that is not used. */
const PACKAGES: readonly (readonly [path: string, use: string])[] = [
  ['bytes', 'bytes.'],
  ['crypto/aes', 'aes.'],
  ['crypto/cipher', 'cipher.'],
  ['crypto/rand', 'rand.'],
  ['encoding/base64', 'base64.'],
  ['encoding/binary', 'binary.'],
  ['encoding/hex', 'hex.'],
  ['encoding/json', 'json.'],
  ['io', 'io.'],
  ['log', 'log.'],
  ['net/http', 'http.'],
  ['net/url', 'url.'],
  ['os', 'os.'],
  ['strings', 'strings.'],
  ['time', 'time.'],
];

function importLines(text: string): string[] {
  const code = text.replaceAll(/"(?:[^"\\\n]|\\.)*"/g, '""');
  const uses = (use: string) => new RegExp(`(?<![\\w.])${use.replace('.', '\\.')}`).test(code);
  const standard = PACKAGES.filter(([, use]) => uses(use)).map(([path]) => `\t"${path}"`);
  const jwt = uses('jwt.') ? ['', `\t"${JWT_MODULE}"`] : [];
  return ['import (', ...standard, ...jwt, ')'];
}

const VARIABLES = { appId: 'appID', token: 'token', encodingAESKey: 'encodingAESKey' } as const;

function secretLines({ secrets }: Recipe): string[] {
  return secrets.map(({ field, variable, literal }) => {
    return `${VARIABLES[field]} := ${literal === undefined ? `required("${variable}")` : goString(literal)}`;
  });
}

function signLines(work: ClaimsWork): string[] {
  const members = [member('username', goString(work.username)), member(work.textName, goString(work.msg))];
  if (work.iat) members.push(member('iat', 'now'));
  if (work.exp !== undefined) members.push(member('exp', `now + ${work.exp}`));
  if (work.jti) members.push(member('jti', 'hex.EncodeToString(id)'));
  const more = [
    '// Further claims keep every digit of long numbers.',
    `more := json.NewDecoder(strings.NewReader(${goString(`{${work.extraMembers}}`)}))`,
    'more.UseNumber()',
    'check(more.Decode(&claims))',
  ];
  return [
    ...(needsClock(work) ? ['now := time.Now().Unix()'] : []),
    ...(work.jti ? ['id := make([]byte, 16)', '_, err := rand.Read(id)', 'check(err)'] : []),
    'claims := jwt.MapClaims{',
    ...indent(members, '\t'),
    '}',
    ...(work.extraMembers === '' ? [] : more),
    '// The key signs as text: it is not base64-decoded.',
    'query, err := jwt.NewWithClaims(jwt.SigningMethodHS256, claims).SignedString([]byte(encodingAESKey))',
    'check(err)',
  ];
}

// gofmt lines the values of neighbours up; `username` is the longest name.
function member(name: string, value: string): string {
  return `${`"${name}":`.padEnd(12)}${value},`;
}

function encryptLines({ username, msg, vocabularies }: FrameWork): string[] {
  const rows = vocabularies.map(({ name, words }) => `${goString(name)}: {${words.map(goString).join(', ')}},`);
  return [
    'message, err := json.Marshal(map[string]any{',
    `\t${member('username', goString(username))}`,
    `\t${member('msg', goString(msg))}`,
    '\t"svrinfo": map[string]any{',
    '\t\t"real_time_slot_candidates": map[string][]string{',
    ...indent(rows, '\t\t\t'),
    '\t\t},',
    '\t},',
    '})',
    'check(err)',
    '',
    '// random(16) | length(4, big-endian) | message | APPID | padding to 32 bytes, under AES-256-CBC.',
    'frame := make([]byte, 16)',
    '_, err = rand.Read(frame)',
    'check(err)',
    'frame = binary.BigEndian.AppendUint32(frame, uint32(len(message)))',
    'frame = append(frame, message...)',
    'frame = append(frame, appID...)',
    'padding := 32 - len(frame)%32',
    'frame = append(frame, bytes.Repeat([]byte{byte(padding)}, padding)...)',
    'key, err := base64.StdEncoding.DecodeString(encodingAESKey + "=")',
    'check(err)',
    'block, err := aes.NewCipher(key)',
    'check(err)',
    'cipher.NewCBCEncrypter(block, key[:16]).CryptBlocks(frame, frame)',
    'encrypt := base64.StdEncoding.EncodeToString(frame)',
  ];
}

function sendLines({ encoding, parameter, urlBeforeToken, work }: Recipe): string[] {
  const address = `${goString(urlBeforeToken)} + url.PathEscape(token)`;
  if (work.kind === 'frozen') {
    const search = work.search === '' ? '' : ` + ${goString(work.search)}`;
    const body = encoding === 'url' ? 'nil' : `strings.NewReader(${goString(work.bodyText)})`;
    return postLines([], address + search, body, work.headers);
  }
  switch (encoding) {
    case 'form':
      return postLines([], address, `strings.NewReader(url.Values{"${parameter}": {${parameter}}}.Encode())`, [
        ['Content-Type', 'application/x-www-form-urlencoded'],
        ACCEPT,
      ]);
    case 'json':
      return postLines(
        [`body, err := json.Marshal(map[string]string{"${parameter}": ${parameter}})`, 'check(err)'],
        address,
        'bytes.NewReader(body)',
        [['Content-Type', 'application/json'], ACCEPT],
      );
    case 'url':
      return postLines([], `${address} + "?${parameter}=" + url.QueryEscape(${parameter})`, 'nil', [ACCEPT]);
  }
}

const ACCEPT = ['Accept', 'application/json'] as const;

function postLines(
  before: readonly string[],
  address: string,
  body: string,
  headers: readonly (readonly [name: string, value: string])[],
): string[] {
  return [
    ...before,
    `address := ${address}`,
    `request, err := http.NewRequest("POST", address, ${body})`,
    'check(err)',
    ...headers.map(([name, value]) => `request.Header.Set(${goString(name)}, ${goString(value)})`),
    'response, err := http.DefaultClient.Do(request)',
    'check(err)',
    'defer response.Body.Close()',
    '_, err = io.Copy(os.Stdout, response.Body)',
    'check(err)',
  ];
}
