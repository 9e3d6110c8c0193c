/** The prepared request as one curl command, ready to be pasted into a POSIX shell. */
import { requiredVariable, shellQuote } from './shell.ts';
import { SECRET_VARIABLES, frozenUrl, urlBeforeToken, type SnippetInput, type SnippetTarget } from './snippet.ts';

export const CURL: SnippetTarget = {
  id: 'curl',
  label: 'curl',
  group: 'program',
  language: 'shell',
  fileName: 'dialog.curl.sh',
  forms: ['frozen'],
  generate: curlCommand,
};

// Linux refuses a single argument above 128 KiB (MAX_ARG_STRLEN); a pipe from the builtin printf has no such limit.
const LONGEST_ARGUMENT = 100_000;

/**
 * The exact bytes of the prepared request. `--data-raw` neither encodes nor reads `@` as a file name, so the
 * percent-encoded `+` of base64 arrives as it was. An empty body says its length, as browsers do.
 */
export function curlCommand(input: SnippetInput): string {
  const { bodyText, headers, encoding } = input.prepared;
  const address = input.secrets === 'literal' ? shellQuote(frozenUrl(input)) : addressFromEnvironment(input);
  const lines = [`curl -X POST ${address}`, ...headers.map(([name, value]) => `-H ${shellQuote(`${name}: ${value}`)}`)];
  if (encoding === 'url') return finish([...lines, "-H 'Content-Length: 0'"]);
  if (bodyText.length <= LONGEST_ARGUMENT) return finish([...lines, `--data-raw ${shellQuote(bodyText)}`]);
  return `printf '%s' ${shellQuote(bodyText)} | ${finish([...lines, '--data-binary @-'])}`;
}

function addressFromEnvironment(input: SnippetInput): string {
  const { search } = input.prepared;
  const rest = search === '' ? '' : shellQuote(search);
  return shellQuote(urlBeforeToken(input)) + requiredVariable(SECRET_VARIABLES.token) + rest;
}

function finish(lines: readonly string[]): string {
  return `${lines.join(' \\\n  ')}\n`;
}
