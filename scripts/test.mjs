import './nodeVersion.mjs';
import { browserTests, build, CHECKS, runSteps } from './steps.mjs';

await runSteps([...CHECKS, build, browserTests]);
