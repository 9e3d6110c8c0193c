/** Generated cases are the same at every run, so that a failure is a change; `FAST_CHECK_SEED` explores others. */
import fc from 'fast-check';

fc.configureGlobal({ seed: Number(process.env['FAST_CHECK_SEED'] ?? 20_190_917) });
