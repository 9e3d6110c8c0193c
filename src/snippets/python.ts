/** Python: requests, PyJWT for tokens, cryptography for frames. */
import { loneSurrogateAt } from '#protocol/bytes.ts';
import { escapeText, hex, type EscapeRules } from './escape.ts';
import {
  CONSTANT_NAMES,
  indent,
  programOf,
  recipeOf,
  workLines,
  type ClaimsWork,
  type FrameWork,
  type Recipe,
} from './recipe.ts';
import type { SnippetInput, SnippetTarget } from './snippet.ts';

export const PYTHON: SnippetTarget = {
  id: 'python',
  label: 'Python (requests + PyJWT)',
  group: 'program',
  language: 'python',
  fileName: 'dialog.py',
  install: 'pip install requests pyjwt cryptography',
  forms: ['computes', 'frozen'],
  generate: pythonProgram,
};

/** A text as a string literal of Python 3 (Language Reference section 2.4.1). Half pairs are legal inside of one. */
export function pythonString(text: string): string {
  return `"${escapeText(text, PYTHON_RULES)}"`;
}

const PYTHON_RULES: EscapeRules = {
  named: { '"': '\\"', '\\': '\\\\', '\n': '\\n', '\r': '\\r', '\t': '\\t' },
  code: (codePoint) => {
    if (codePoint < 0x100) return `\\x${hex(codePoint, 2)}`;
    return codePoint < 0x10000 ? `\\u${hex(codePoint, 4)}` : `\\U${hex(codePoint, 8)}`;
  },
};

function pythonProgram(input: SnippetInput): string {
  const recipe = recipeOf(input);
  const { work } = recipe;
  return programOf(
    importLines(recipe),
    secretLines(recipe),
    workLines(work, signLines, encryptLines),
    sendLines(recipe),
  );
}

function importLines({ work, secrets }: Recipe): string[] {
  const standard: string[] = [];
  if (work.kind === 'frame') standard.push('base64', 'json');
  if (work.kind === 'claims' && work.extraMembers !== '') standard.push('json');
  if (work.kind === 'frame' || secrets[0]?.literal === undefined) standard.push('os');
  if (work.kind === 'claims' && (work.iat || work.exp !== undefined)) standard.push('time');
  if (work.kind === 'claims' && work.jti) standard.push('uuid');
  return [
    ...standard.map((name) => `import ${name}`),
    'from urllib.parse import quote',
    '',
    ...(work.kind === 'claims' ? ['import jwt  # PyJWT'] : []),
    'import requests',
    ...(work.kind === 'frame' ? ['from cryptography.hazmat.primitives.ciphers import Cipher, algorithms, modes'] : []),
  ];
}

function secretLines({ secrets }: Recipe): string[] {
  return secrets.map(({ field, variable, literal }) => {
    return `${CONSTANT_NAMES[field]} = ${literal === undefined ? `os.environ["${variable}"]` : pythonString(literal)}`;
  });
}

function signLines(work: ClaimsWork): string[] {
  const members = [`"username": ${pythonString(work.username)},`, `"${work.textName}": ${pythonString(work.msg)},`];
  if (work.iat) members.push('"iat": now,');
  if (work.exp !== undefined) members.push(`"exp": now + ${work.exp},`);
  if (work.jti) members.push('"jti": str(uuid.uuid4()),');
  if (work.extraMembers !== '') members.push(`**json.loads(${pythonString(`{${work.extraMembers}}`)}),`);
  return [
    ...(work.iat || work.exp !== undefined ? ['now = int(time.time())'] : []),
    'claims = {',
    ...indent(members, '    '),
    '}',
    '# The key signs as text: it is not base64-decoded.',
    'query = jwt.encode(claims, ENCODING_AES_KEY, algorithm="HS256")',
  ];
}

function encryptLines({ username, msg, vocabularies }: FrameWork): string[] {
  const rows = vocabularies.map(({ name, words }) => `${pythonString(name)}: [${words.map(pythonString).join(', ')}],`);
  // Half of a surrogate pair exists only as an escape: UTF-8 cannot hold it.
  const texts = [username, msg, ...vocabularies.flatMap(({ name, words }) => [name, ...words])];
  const unicode = texts.some((text) => loneSurrogateAt(text) >= 0) ? '' : ', ensure_ascii=False';
  return [
    'message = {',
    `    "username": ${pythonString(username)},`,
    `    "msg": ${pythonString(msg)},`,
    '    "svrinfo": {',
    '        "real_time_slot_candidates": {',
    ...indent(rows, '            '),
    '        },',
    '    },',
    '}',
    '',
    '# random(16) | length(4, big-endian) | message | APPID | padding to 32 bytes, under AES-256-CBC.',
    `text = json.dumps(message${unicode}).encode()`,
    'frame = os.urandom(16) + len(text).to_bytes(4, "big") + text + APPID.encode()',
    'padding = 32 - len(frame) % 32',
    'key = base64.b64decode(ENCODING_AES_KEY + "=")',
    'encryptor = Cipher(algorithms.AES(key), modes.CBC(key[:16])).encryptor()',
    'ciphertext = encryptor.update(frame + bytes([padding]) * padding) + encryptor.finalize()',
    'encrypt = base64.b64encode(ciphertext).decode()',
  ];
}

function sendLines({ encoding, parameter, urlBeforeToken, work }: Recipe): string[] {
  const address = `${pythonString(urlBeforeToken)} + quote(TOKEN, safe="")`;
  if (work.kind === 'frozen') {
    const search = work.search === '' ? '' : ` + ${pythonString(work.search)}`;
    const headers = work.headers.map(([name, value]) => `        ${pythonString(name)}: ${pythonString(value)},`);
    const body = encoding === 'url' ? [] : [`    data=${pythonString(work.bodyText)},`];
    return postLines(address + search, ['    headers={', ...headers, '    },', ...body]);
  }
  const argument = { form: 'data', json: 'json', url: 'params' }[encoding];
  return postLines(address, [
    `    ${argument}={"${parameter}": ${parameter}},`,
    '    headers={"Accept": "application/json"},',
  ]);
}

function postLines(address: string, argumentLines: readonly string[]): string[] {
  return [
    'response = requests.post(',
    `    ${address},`,
    ...argumentLines,
    '    timeout=30,',
    ')',
    'response.encoding = "utf-8"',
    'print(response.text)',
  ];
}
