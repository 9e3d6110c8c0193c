/** A Postman collection, format 2.1, that computes the parameter before it sends. */
import { recipeOf, type Recipe } from './recipe.ts';
import { PM_CALLS, sandboxLines } from './sandboxScript.ts';
import { SECRET_VARIABLES, type SnippetInput, type SnippetTarget } from './snippet.ts';

export const POSTMAN: SnippetTarget = {
  id: 'postman',
  label: 'Postman 2.1',
  group: 'collection',
  language: 'json',
  fileName: 'dialog.postman_collection.json',
  forms: ['computes', 'frozen'],
  generate: postmanCollection,
};

const SCHEMA = 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json';

function postmanCollection(input: SnippetInput): string {
  const recipe = recipeOf(input);
  // Credentials are variables of the collection, filled or empty: the script reads them from there.
  const secrets = recipe.secrets.map((secret) => ({ ...secret, literal: undefined }));
  const script = sandboxLines({ ...recipe, secrets }, PM_CALLS);
  const collection = {
    info: { name: `openapi/${input.prepared.endpoint.id}`, schema: SCHEMA },
    item: [
      {
        name: input.prepared.endpoint.id,
        ...(script.length === 0
          ? {}
          : { event: [{ listen: 'prerequest', script: { type: 'text/javascript', exec: script } }] }),
        request: requestOf(input, recipe),
      },
    ],
    variable: [
      { key: 'baseUrl', value: input.baseUrl.replace(/\/+$/, '') },
      ...recipe.secrets.map(({ variable, literal }) => ({ key: variable, value: literal ?? '' })),
    ],
  };
  return `${JSON.stringify(collection, null, 2)}\n`;
}

function requestOf({ prepared }: SnippetInput, recipe: Recipe) {
  const raw = `{{baseUrl}}${prepared.endpoint.pathPrefix}{{${SECRET_VARIABLES.token}}}`;
  const url = raw + searchOf(recipe);
  const header = prepared.headers.map(([key, value]) => ({ key, value }));
  const body = bodyOf(recipe);
  return { method: 'POST', header, ...(body ? { body } : {}), url };
}

function searchOf({ work, encoding, parameter }: Recipe): string {
  if (work.kind === 'frozen') return work.search;
  return encoding === 'url' ? `?${parameter}={{${parameter}}}` : '';
}

function bodyOf({ work, encoding, parameter }: Recipe) {
  if (encoding === 'url') return undefined;
  // A raw body leaves as it stands: tokens, base64 and percent-encoded forms hold no braces.
  if (work.kind === 'frozen') return { mode: 'raw', raw: work.bodyText };
  if (encoding === 'form') return { mode: 'urlencoded', urlencoded: [{ key: parameter, value: `{{${parameter}}}` }] };
  return { mode: 'raw', raw: `{"${parameter}":"{{${parameter}}}"}`, options: { raw: { language: 'json' } } };
}
