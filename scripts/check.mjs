import { CHECKS, runSteps } from './steps.mjs';

await runSteps(CHECKS);
