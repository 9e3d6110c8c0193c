import tailwindcss from '@tailwindcss/vite';
import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';
import { dialogConsole } from '#devserver/plugin.ts';

export default defineConfig({
  plugins: [react(), tailwindcss(), dialogConsole()],
  build: { target: 'baseline-widely-available', sourcemap: true },
  test: {
    projects: [
      { extends: true, test: { name: 'node', environment: 'node', include: ['src/**/*.test.ts'] } },
      { extends: true, test: { name: 'dom', environment: 'happy-dom', include: ['src/**/*.test.tsx'] } },
    ],
  },
});
