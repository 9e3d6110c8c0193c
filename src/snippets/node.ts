/** Node: fetch, jose for tokens, node:crypto for frames. */
import { fetchLines, joseClass, jsString, messageLines, signLines } from './javascript.ts';
import { CONSTANT_NAMES, programOf, recipeOf, type Recipe } from './recipe.ts';
import type { SnippetInput, SnippetTarget } from './snippet.ts';

export const NODE: SnippetTarget = {
  id: 'node',
  label: 'Node (fetch + jose)',
  group: 'program',
  language: 'javascript',
  fileName: 'dialog.mjs',
  install: 'npm install jose',
  forms: ['computes', 'frozen'],
  generate: nodeProgram,
};

function nodeProgram(input: SnippetInput): string {
  const recipe = recipeOf(input);
  const { work } = recipe;
  const send = fetchLines(recipe, CONSTANT_NAMES.token);
  switch (work.kind) {
    case 'claims':
      return programOf(
        [`import { ${joseClass(work)} } from 'jose';`],
        secretLines(recipe),
        signLines(work, CONSTANT_NAMES.encodingAESKey),
        send,
      );
    case 'frame':
      return programOf(
        ["import { createCipheriv, randomBytes } from 'node:crypto';"],
        secretLines(recipe),
        messageLines(work),
        ENCRYPT_LINES,
        send,
      );
    case 'frozen':
      return programOf(secretLines(recipe), send);
  }
}

function secretLines({ secrets }: Recipe): string[] {
  if (secrets[0]?.literal !== undefined) {
    return secrets.map(({ field, literal }) => `const ${CONSTANT_NAMES[field]} = ${jsString(literal ?? '')};`);
  }
  return [
    ...secrets.map(({ field, variable }) => `const ${CONSTANT_NAMES[field]} = required('${variable}');`),
    '',
    'function required(name) {',
    '  const value = process.env[name];',
    '  if (!value) throw new Error(`${name} is not set`);',
    '  return value;',
    '}',
  ];
}

const ENCRYPT_LINES = [
  '// random(16) | length(4, big-endian) | message | APPID | padding to 32 bytes, under AES-256-CBC.',
  'const text = Buffer.from(JSON.stringify(message));',
  'const length = Buffer.alloc(4);',
  'length.writeUInt32BE(text.length);',
  'const frame = Buffer.concat([randomBytes(16), length, text, Buffer.from(APPID)]);',
  'const padding = 32 - (frame.length % 32);',
  "const key = Buffer.from(`${ENCODING_AES_KEY}=`, 'base64');",
  "const cipher = createCipheriv('aes-256-cbc', key, key.subarray(0, 16)).setAutoPadding(false);",
  'const encrypt = Buffer.concat([',
  '  cipher.update(frame),',
  '  cipher.update(Buffer.alloc(padding, padding)),',
  '  cipher.final(),',
  "]).toString('base64');",
];
