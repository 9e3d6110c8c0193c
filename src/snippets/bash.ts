/** bash with curl and openssl. Texts travel as JSON, so that the shell never holds what it cannot hold. */
import { SECRET_VARIABLES, type SnippetInput, type SnippetTarget } from './snippet.ts';
import { curlCommand } from './curl.ts';
import { jsonString, visibleJson } from './escape.ts';
import { needsClock, programOf, recipeOf, type ClaimsWork, type FrameWork, type Recipe } from './recipe.ts';
import { requiredVariable, shellQuote } from './shell.ts';

export const BASH: SnippetTarget = {
  id: 'bash',
  label: 'bash (curl + openssl)',
  group: 'program',
  language: 'shell',
  fileName: 'dialog.sh',
  forms: ['computes', 'frozen'],
  generate: bashProgram,
};

function bashProgram(input: SnippetInput): string {
  const recipe = recipeOf(input);
  const start = ['#!/usr/bin/env bash', 'set -euo pipefail'];
  switch (recipe.work.kind) {
    case 'claims':
      return programOf(start, secretLines(recipe), signLines(recipe.work), sendLines(recipe, input));
    case 'frame':
      return programOf(start, secretLines(recipe), encryptLines(recipe.work), sendLines(recipe, input));
    case 'frozen':
      return programOf(start, [curlCommand(input).trimEnd()]);
  }
}

function secretLines({ secrets }: Recipe): string[] {
  if (secrets[0]?.literal === undefined)
    return [`: ${secrets.map(({ variable }) => requiredVariable(variable)).join(' ')}`];
  return secrets.map(({ variable, literal }) => `${variable}=${shellQuote(literal ?? '')}`);
}

function signLines(work: ClaimsWork): string[] {
  const { claims, before } = claimsWord(work);
  return [
    ...before,
    `claims=${claims}`,
    '',
    "base64url() { openssl base64 -A | tr '+/' '-_' | tr -d '='; }",
    '# The key signs as text: it is not base64-decoded.',
    `input=$(printf '%s' '{"typ":"JWT","alg":"HS256"}' | base64url).$(printf '%s' "$claims" | base64url)`,
    `signature=$(printf '%s' "$input" | openssl dgst -sha256 -hmac "$${SECRET_VARIABLES.encodingAESKey}" -binary | base64url)`,
    'query=$input.$signature',
  ];
}

// The claims as one shell word: literal pieces are joined before they are quoted, values of variables stand between.
function claimsWord(work: ClaimsWork): { claims: string; before: string[] } {
  const literals = [`{"username":${jsonString(work.username)},"${work.textName}":${jsonString(work.msg)}`];
  const values: string[] = [];
  const add = (name: string, value: string) => {
    literals.push(`${literals.pop() ?? ''},"${name}":`, '');
    values.push(value);
  };
  if (work.iat) add('iat', '"$now"');
  if (work.exp !== undefined) add('exp', `"$((now + ${work.exp}))"`);
  if (work.jti) add('jti', '"\\"$(openssl rand -hex 16)\\""');
  literals.push(`${literals.pop() ?? ''}${work.extraMembers === '' ? '' : `,${visibleJson(work.extraMembers)}`}}`);
  const claims = literals.map((literal, i) => shellQuote(literal) + (values[i] ?? '')).join('');
  return { claims, before: needsClock(work) ? ['now=$(date +%s)'] : [] };
}

function encryptLines({ username, msg, vocabularies }: FrameWork): string[] {
  const candidates = vocabularies.map(({ name, words }) => `${jsonString(name)}:[${words.map(jsonString).join(',')}]`);
  const svrinfo = `{"real_time_slot_candidates":{${candidates.join(',')}}}`;
  const message = `{"username":${jsonString(username)},"msg":${jsonString(msg)},"svrinfo":${svrinfo}}`;
  const key = SECRET_VARIABLES.encodingAESKey;
  const appId = SECRET_VARIABLES.appId;
  return [
    `message=${shellQuote(message)}`,
    '',
    '# random(16) | length(4, big-endian) | message | APPID | padding to 32 bytes, under AES-256-CBC.',
    `key=$(printf '%s=' "$${key}" | openssl base64 -d -A | od -An -v -tx1 | tr -d ' \\n')`,
    `length=$(($(printf '%s' "$message" | wc -c)))`,
    `padding=$((32 - (20 + length + $(printf '%s' "$${appId}" | wc -c)) % 32))`,
    'frame() {',
    '  openssl rand 16',
    `  printf "$(printf '\\\\%03o\\\\%03o\\\\%03o\\\\%03o' $((length >> 24 & 255)) $((length >> 16 & 255)) $((length >> 8 & 255)) $((length & 255)))"`,
    `  printf '%s%s' "$message" "$${appId}"`,
    `  for ((i = 0; i < padding; i++)); do printf "$(printf '\\\\%03o' "$padding")"; done`,
    '}',
    'encrypt=$(frame | openssl enc -aes-256-cbc -nopad -K "$key" -iv "${key:0:32}" | openssl base64 -A)',
  ];
}

function sendLines(
  { encoding, parameter, urlBeforeToken }: Recipe,
  { secrets, prepared, baseUrl }: SnippetInput,
): string[] {
  const address =
    secrets === 'literal'
      ? shellQuote(baseUrl.replace(/\/+$/, '') + prepared.path)
      : `${shellQuote(urlBeforeToken)}"$${SECRET_VARIABLES.token}"`;
  const start = `curl -sS -X POST ${address}`;
  const accept = "-H 'Accept: application/json'";
  // Values go through a pipe: an argument may not be longer than 128 KiB on Linux.
  switch (encoding) {
    case 'form':
      return continued([`printf '%s' "$${parameter}" | ${start}`, accept, `--data-urlencode ${parameter}@-`]);
    case 'json':
      return continued([
        `printf '{"${parameter}":"%s"}' "$${parameter}" | ${start}`,
        accept,
        "-H 'Content-Type: application/json'",
        '--data-binary @-',
      ]);
    case 'url':
      // -G moves the encoded parameter into the address.
      return continued([
        `printf '%s' "$${parameter}" | ${start} -G`,
        accept,
        `-H 'Content-Length: 0'`,
        `--data-urlencode ${parameter}@-`,
      ]);
  }
}

function continued(lines: readonly string[]): string[] {
  return lines.map((line, i) => (i === 0 ? line : `  ${line}`) + (i < lines.length - 1 ? ' \\' : ''));
}
