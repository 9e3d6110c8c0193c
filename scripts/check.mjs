import './nodeVersion.mjs';
import { CHECKS, runSteps } from './steps.mjs';

await runSteps(CHECKS);
