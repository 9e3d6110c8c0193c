/** What the built page may load and run: its own files, and nothing else. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The one page that may load from other hosts, and be framed, by ours: a picture somebody pressed for (public/picture.html). */
const PICTURE = '/picture.html';
const PICTURE_POLICY = "default-src 'none'; script-src 'self'; img-src https: http:; frame-ancestors 'self'";

/** The worker that reads large bodies runs a WebAssembly program of ours: it may compile one, and the page may not. */
const COMPILES = /^\/assets\/body\.worker-[\w-]+\.js$/;

/** Policies as a header carries them, by the path of the file. Only a header can forbid frames. */
export function policies(mode: 'serve' | 'preview'): (path: string) => string {
  const policy = [...(mode === 'preview' ? [pagePolicy()] : []), "frame-ancestors 'none'"].join('; ');
  const compiling = policy.replace("script-src 'self'", "script-src 'self' 'wasm-unsafe-eval'");
  return (path) => (path === PICTURE ? PICTURE_POLICY : COMPILES.test(path) ? compiling : policy);
}

/** The policy as a `meta` element carries it, so that it holds wherever the built files are served from. */
export function pagePolicy(): string {
  return Object.entries({
    'default-src': "'none'",
    'script-src': "'self'",
    // Style properties set by script are not styles in this sense; style elements are, and there is one.
    'style-src': `'self' ${toastStyles()}`,
    'img-src': "'self' data: blob:",
    'font-src': "'self'",
    'connect-src': "'self'",
    'worker-src': "'self'",
    'frame-src': "'self'",
    'base-uri': "'none'",
    'form-action': "'none'",
    'require-trusted-types-for': "'script'",
    // The one policy lets workers start from our own files (src/app/trustedTypes.ts).
    'trusted-types': 'default',
  })
    .map(([name, value]) => `${name} ${value}`)
    .join('; ');
}

/** Sonner brings its styles in a style element, empty at first. Two hashes let these very texts pass. */
function toastStyles(): string {
  const source = readFileSync(createRequire(import.meta.url).resolve('sonner'), 'utf8');
  const styles = /__insertCSS\(("(?:[^"\\]|\\.)*")\)/.exec(source);
  if (!styles) throw new Error('the toast library no longer brings its styles as it did; see contentPolicy.ts');
  return ['', JSON.parse(styles[1]!) as string].map(hashSource).join(' ');
}

function hashSource(text: string): string {
  return `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
}
