/** The script for an operation of Apifox that was imported from the OpenAPI description. */
import { recipeOf } from './recipe.ts';
import { PM_CALLS, sandboxLines } from './sandboxScript.ts';
import type { SnippetTarget } from './snippet.ts';

export const APIFOX: SnippetTarget = {
  id: 'apifox',
  label: 'Apifox',
  group: 'collection',
  language: 'javascript',
  fileName: 'dialog.apifox.js',
  forms: ['computes'],
  generate: (input) => `${sandboxLines(recipeOf({ ...input, form: 'computes' }), PM_CALLS).join('\n')}\n`,
};
