/** `npm run e2e [-- arguments for Playwright]`: builds, finds a browser, runs the browser tests. */
import './nodeVersion.mjs';
import { browserTests, build, runSteps } from './steps.mjs';

await runSteps([build, () => browserTests(process.argv.slice(2))]);
