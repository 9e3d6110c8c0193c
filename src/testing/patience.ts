/** Waiting for something ends when it is there; how long a busy machine may take is no test's subject. */
import { vi } from 'vitest';

/** Milliseconds, far beyond what any machine needs. */
export const PATIENCE = 60_000;

const waitFor = vi.waitFor;
vi.waitFor = (callback, options) => waitFor(callback, options ?? { timeout: PATIENCE });
