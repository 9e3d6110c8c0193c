/** TypeScript in a browser: jose for tokens, Web Crypto for frames. */
import { fetchLines, joseClass, jsString, messageLines, signLines } from './javascript.ts';
import { CONSTANT_NAMES, programOf, recipeOf, type Recipe } from './recipe.ts';
import type { SnippetInput, SnippetTarget } from './snippet.ts';

export const BROWSER: SnippetTarget = {
  id: 'browser',
  label: 'TypeScript (jose + Web Crypto)',
  group: 'program',
  language: 'typescript',
  fileName: 'dialog.ts',
  install: 'npm install jose',
  forms: ['computes', 'frozen'],
  generate: browserProgram,
};

function browserProgram(input: SnippetInput): string {
  const recipe = recipeOf(input);
  const { work } = recipe;
  const send = [CORS_NOTE, ...fetchLines(recipe, CONSTANT_NAMES.token)];
  switch (work.kind) {
    case 'claims':
      return programOf(
        [`import { ${joseClass(work)} } from 'jose';`],
        secretLines(recipe),
        signLines(work, CONSTANT_NAMES.encodingAESKey),
        send,
      );
    case 'frame':
      return programOf(secretLines(recipe), messageLines(work), ENCRYPT_LINES, send, MODULE);
    case 'frozen':
      return programOf(secretLines(recipe), send, MODULE);
  }
}

// Top-level await needs a module, and only an import or an export makes one.
const MODULE = ['export {};'];

const CORS_NOTE = '// The platform sends no CORS headers: from a page, call it through a proxy of your own.';

// Vite hands a page only the variables that begin with VITE_.
function secretLines({ secrets }: Recipe): string[] {
  return secrets.map(({ field, variable, literal }) => {
    const value = literal === undefined ? `import.meta.env.VITE_${variable} as string` : jsString(literal);
    return `const ${CONSTANT_NAMES[field]} = ${value};`;
  });
}

const ENCRYPT_LINES = [
  '// random(16) | length(4, big-endian) | message | APPID | padding to 32 bytes, under AES-256-CBC.',
  'const text = new TextEncoder().encode(JSON.stringify(message));',
  'const appId = new TextEncoder().encode(APPID);',
  'const used = 20 + text.length + appId.length;',
  'const padding = 32 - (used % 32);',
  'const frame = new Uint8Array(used + padding).fill(padding);',
  'frame.set(crypto.getRandomValues(new Uint8Array(16)));',
  'new DataView(frame.buffer).setUint32(16, text.length);',
  'frame.set(text, 20);',
  'frame.set(appId, 20 + text.length);',
  '',
  'const raw = Uint8Array.from(atob(`${ENCODING_AES_KEY}=`), (char) => char.charCodeAt(0));',
  "const key = await crypto.subtle.importKey('raw', raw, 'AES-CBC', false, ['encrypt']);",
  "const sealed = await crypto.subtle.encrypt({ name: 'AES-CBC', iv: raw.slice(0, 16) }, key, frame);",
  '// Web Crypto adds a padding block of its own; the frame is padded already.',
  "let binary = '';",
  'for (const byte of new Uint8Array(sealed, 0, frame.length)) binary += String.fromCharCode(byte);',
  'const encrypt = btoa(binary);',
];
