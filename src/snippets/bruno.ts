/** A request file of Bruno. It belongs into the folder of a collection, beside its bruno.json. */
import { indent, recipeOf, type Recipe } from './recipe.ts';
import { BRUNO_CALLS, sandboxLines } from './sandboxScript.ts';
import { SECRET_VARIABLES, urlBeforeToken, type SnippetInput, type SnippetTarget } from './snippet.ts';

export const BRUNO: SnippetTarget = {
  id: 'bruno',
  label: 'Bruno',
  group: 'collection',
  language: 'bru',
  fileName: 'dialog.bru',
  forms: ['computes', 'frozen'],
  generate: brunoRequest,
};

function brunoRequest(input: SnippetInput): string {
  const recipe = recipeOf(input);
  const script = sandboxLines(recipe, BRUNO_CALLS);
  const blocks = [
    block('meta', [`name: ${input.prepared.endpoint.id}`, 'type: http', 'seq: 1']),
    block('post', [`url: ${addressOf(input, recipe)}`, `body: ${bodyMode(recipe)}`, 'auth: none']),
    block(
      'headers',
      input.prepared.headers.map(([name, value]) => `${name}: ${value}`),
    ),
    bodyBlock(recipe),
    script.length === 0 ? '' : block('script:pre-request', script),
  ];
  return `${blocks.filter((text) => text !== '').join('\n\n')}\n`;
}

// A block ends at a brace in the first column: every line inside is set off from it.
function block(name: string, lines: readonly string[]): string {
  return [`${name} {`, ...indent(lines, '  '), '}'].join('\n');
}

function addressOf(input: SnippetInput, { work, encoding, parameter }: Recipe): string {
  const variable = `{{process.env.${SECRET_VARIABLES.token}}}`;
  const token = input.secrets === 'literal' ? encodeURIComponent(input.credentials.token) : variable;
  const computed = encoding === 'url' ? `?${parameter}={{${parameter}}}` : '';
  return urlBeforeToken(input) + token + (work.kind === 'frozen' ? work.search : computed);
}

function bodyMode({ work, encoding }: Recipe): string {
  if (encoding === 'url') return 'none';
  if (encoding === 'json') return 'json';
  return work.kind === 'frozen' ? 'text' : 'formUrlEncoded';
}

function bodyBlock({ work, encoding, parameter }: Recipe): string {
  if (encoding === 'url') return '';
  if (work.kind === 'frozen') return block(encoding === 'json' ? 'body:json' : 'body:text', [work.bodyText]);
  if (encoding === 'form') return block('body:form-urlencoded', [`${parameter}: {{${parameter}}}`]);
  return block('body:json', [`{"${parameter}":"{{${parameter}}}"}`]);
}
