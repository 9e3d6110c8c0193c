import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { dialogConsole } from '#devserver/plugin.ts';

export default defineConfig({
  plugins: [react(), tailwindcss(), dialogConsole()],
  build: {
    target: 'baseline-widely-available',
    sourcemap: true,
    rolldownOptions: {
      output: {
        // What is always needed together travels together: a piece compresses worse than the whole.
        codeSplitting: {
          groups: [
            { name: 'start', tags: ['$initial'] },
            { name: 'queries', test: /node_modules[\\/]@tanstack[\\/](query-core|react-query)[\\/]/ },
          ],
        },
      },
    },
  },
  test: {
    // Ends a test that waits in vain; a busy machine gets all the time it needs.
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 60_000 } },
    setupFiles: ['src/testing/patience.ts', 'src/testing/seed.ts'],
    projects: [
      { extends: true, test: { name: 'node', environment: 'node', include: ['src/**/*.test.ts'] } },
      {
        extends: true,
        test: {
          name: 'dom',
          environment: 'happy-dom',
          include: ['src/**/*.test.tsx'],
          setupFiles: ['src/testing/pagePatience.ts'],
        },
      },
    ],
  },
});
