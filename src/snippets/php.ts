/** PHP: the curl and openssl extensions, nothing from Composer. */
import { escapeText, hex, scalar, type EscapeRules } from './escape.ts';
import {
  VARIABLE_NAMES,
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

export const PHP: SnippetTarget = {
  id: 'php',
  label: 'PHP (curl + openssl)',
  group: 'program',
  language: 'php',
  fileName: 'dialog.php',
  forms: ['computes', 'frozen'],
  generate: phpProgram,
};

/**
 * A text as a double-quoted string of PHP 7.3 or later, where `$` starts a variable (PHP manual, "Strings"). Its
 * strings are bytes: half pairs become U+FFFD.
 */
export function phpString(text: string): string {
  return `"${escapeText(text, PHP_RULES)}"`;
}

const PHP_RULES: EscapeRules = {
  named: { '"': '\\"', '\\': '\\\\', $: '\\$', '\n': '\\n', '\r': '\\r', '\t': '\\t' },
  code: (codePoint) => `\\u{${hex(scalar(codePoint), 1)}}`,
};

function phpProgram(input: SnippetInput): string {
  const recipe = recipeOf(input);
  return programOf(['<?php'], secretLines(recipe), workLines(recipe.work, signLines, encryptLines), sendLines(recipe));
}

function secretLines({ secrets }: Recipe): string[] {
  return secrets.map(({ field, variable, literal }) => {
    const value =
      literal === undefined ? `getenv('${variable}') ?: exit("${variable} is not set\\n")` : phpString(literal);
    return `$${VARIABLE_NAMES[field]} = ${value};`;
  });
}

const JSON_FLAGS = 'JSON_UNESCAPED_UNICODE | JSON_UNESCAPED_SLASHES | JSON_THROW_ON_ERROR';

function signLines(work: ClaimsWork): string[] {
  const members = [`'username' => ${phpString(work.username)},`, `'${work.textName}' => ${phpString(work.msg)},`];
  if (work.iat) members.push("'iat' => $now,");
  if (work.exp !== undefined) members.push(`'exp' => $now + ${work.exp},`);
  if (work.jti) members.push("'jti' => bin2hex(random_bytes(16)),");
  const more = [
    '// Further claims stay text, so that long numbers keep every digit.',
    `$claims = substr($claims, 0, -1) . ',' . ${phpString(work.extraMembers)} . '}';`,
  ];
  return [
    ...(needsClock(work) ? ['$now = time();'] : []),
    '$claims = json_encode([',
    ...indent(members, '    '),
    `], ${JSON_FLAGS});`,
    ...(work.extraMembers === '' ? [] : more),
    '',
    "$base64url = fn ($bytes) => rtrim(strtr(base64_encode($bytes), '+/', '-_'), '=');",
    '$input = $base64url(\'{"typ":"JWT","alg":"HS256"}\') . \'.\' . $base64url($claims);',
    '// The key signs as text: it is not base64-decoded.',
    "$query = $input . '.' . $base64url(hash_hmac('sha256', $input, $encodingAesKey, true));",
  ];
}

function encryptLines({ username, msg, vocabularies }: FrameWork): string[] {
  const rows = vocabularies.map(({ name, words }) => `${phpString(name)} => [${words.map(phpString).join(', ')}],`);
  return [
    '$message = json_encode([',
    `    'username' => ${phpString(username)},`,
    `    'msg' => ${phpString(msg)},`,
    "    'svrinfo' => [",
    '        // An object even when it is empty or its names are numbers.',
    "        'real_time_slot_candidates' => (object) [",
    ...indent(rows, '            '),
    '        ],',
    '    ],',
    `], ${JSON_FLAGS});`,
    '',
    '// random(16) | length(4, big-endian) | message | APPID | padding to 32 bytes, under AES-256-CBC.',
    "$frame = random_bytes(16) . pack('N', strlen($message)) . $message . $appId;",
    '$padding = 32 - strlen($frame) % 32;',
    '$frame .= str_repeat(chr($padding), $padding);',
    "$key = base64_decode($encodingAesKey . '=');",
    '$options = OPENSSL_RAW_DATA | OPENSSL_ZERO_PADDING;',
    "$encrypt = base64_encode(openssl_encrypt($frame, 'aes-256-cbc', $key, $options, substr($key, 0, 16)));",
  ];
}

function sendLines({ encoding, parameter, urlBeforeToken, work }: Recipe): string[] {
  const address = `${phpString(urlBeforeToken)} . rawurlencode($token)`;
  if (work.kind === 'frozen') {
    const search = work.search === '' ? '' : ` . ${phpString(work.search)}`;
    return postLines(address + search, phpString(work.bodyText), work.headers);
  }
  switch (encoding) {
    case 'form':
      return postLines(address, `http_build_query(['${parameter}' => $${parameter}])`, [
        ['Content-Type', 'application/x-www-form-urlencoded'],
        ACCEPT,
      ]);
    case 'json':
      return postLines(address, `json_encode(['${parameter}' => $${parameter}], JSON_UNESCAPED_SLASHES)`, [
        ['Content-Type', 'application/json'],
        ACCEPT,
      ]);
    case 'url':
      return postLines(`${address} . '?${parameter}=' . rawurlencode($${parameter})`, '""', [ACCEPT]);
  }
}

const ACCEPT = ['Accept', 'application/json'] as const;

function postLines(
  address: string,
  body: string,
  headers: readonly (readonly [name: string, value: string])[],
): string[] {
  const lines = headers.map(([name, value]) => phpString(`${name}: ${value}`));
  return [
    `$curl = curl_init(${address});`,
    'curl_setopt_array($curl, [',
    '    CURLOPT_POST => true,',
    `    CURLOPT_POSTFIELDS => ${body},`,
    `    CURLOPT_HTTPHEADER => [${lines.join(', ')}],`,
    '    CURLOPT_RETURNTRANSFER => true,',
    ']);',
    '$answer = curl_exec($curl);',
    'echo $answer === false ? curl_error($curl) : $answer, PHP_EOL;',
  ];
}
