/**
 * `npm run assembly`: compiles what is written in AssemblyScript and puts it where it is used, as text, so that neither a
 * build nor a test needs the compiler. With `--check` it writes nothing and fails where the two differ.
 */
import { main } from 'assemblyscript/asc';
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { ROOT } from './run.mjs';

/** Programs: their source, the file their binary stands in, and its name there. */
const PROGRAMS = [{ source: 'src/assembly/rows.ts', file: 'src/answer/rowScanner.wasm.ts', name: 'ROW_SCANNER' }];

const OPTIONS = ['--optimizeLevel', '3', '--runtime', 'stub', '--enable', 'simd', '--noAssert'];

for (const { source, file, name } of PROGRAMS) {
  const path = join(ROOT, file);
  const text = `/** Compiled from ${source} by \`npm run assembly\`; not written by hand. */\nexport const ${name} =\n  '${await compiled(source)}';\n`;
  if (!process.argv.includes('--check')) writeFileSync(path, text);
  else if (readFileSync(path, 'utf8') !== text) {
    console.error(`${file} is not what ${source} compiles to: run "npm run assembly".`);
    process.exitCode = 1;
  }
}

/**
 * @param {string} source
 * @returns {Promise<string>} the binary, in base64
 */
async function compiled(source) {
  /** @type {Uint8Array | undefined} */
  let binary;
  const { error, stderr } = await main([source, '--outFile', 'program.wasm', '--baseDir', ROOT, ...OPTIONS], {
    writeFile: (_, contents) => {
      binary = /** @type {Uint8Array} */ (contents);
    },
  });
  if (error || !binary) throw new Error(`${source} does not compile:\n${stderr.toString()}`);
  return Buffer.from(binary).toString('base64');
}
