/** `npm start`: serves the console from its sources. */
import './nodeVersion.mjs';
import { bin, node } from './run.mjs';

process.exitCode = await node(bin('vite'), process.argv.slice(2));
