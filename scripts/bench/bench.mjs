/** `npm run bench [-- name …]`: measurements as a report. Nothing here passes or fails by a number. */
import { batch } from './batch.mjs';
import { build } from './build.mjs';
import { chat } from './chat.mjs';
import { crypt } from './crypt.mjs';
import { forensics } from './forensics.mjs';
import { history } from './history.mjs';
import { fuzz } from './fuzz.mjs';
import { jwt } from './jwt.mjs';
import { report } from './report.mjs';
import { size } from './size.mjs';
import { closeSources } from './source.mjs';
import { start } from './start.mjs';
import { typing } from './typing.mjs';
import { view } from './view.mjs';
import { vocab } from './vocab.mjs';

/** In the order they are run: `size`, `typing`, `chat` and `vocab` look at what `build` made. */
const BENCHES = { jwt, crypt, forensics, build, size, start, typing, chat, vocab, batch, history, view, fuzz };

const wanted = process.argv.slice(2);
const unknown = wanted.filter((name) => !(name in BENCHES));
if (unknown.length > 0) {
  console.error(`No bench called ${unknown.join(', ')}; there are ${Object.keys(BENCHES).join(', ')}.`);
  process.exitCode = 1;
} else {
  /** @type {import('./report.mjs').Result[]} */
  const results = [];
  for (const [name, bench] of Object.entries(BENCHES)) {
    if (wanted.length > 0 && !wanted.includes(name)) continue;
    console.log(`measuring ${name} …`);
    try {
      results.push({ name, rows: await bench() });
    } catch (error) {
      // One bench that cannot run here takes none of the others with it, but the run says so.
      console.error(`${name} could not be measured: ${error instanceof Error ? error.message : String(error)}`);
      process.exitCode = 1;
    }
  }
  await closeSources();
  report(results);
}
