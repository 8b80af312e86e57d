import { defineConfig } from 'vitest/config';

/** Two projects: pure and local tests in parallel; tests that start servers one file after the other. */
export default defineConfig({
  test: {
    pool: 'forks',
    env: { TZ: 'UTC' },
    projects: [
      {
        extends: true,
        test: { name: 'fast', include: ['test/**/*.test.ts'], exclude: ['test/scenarios/**', 'test/**/*.server.test.ts'] },
      },
      {
        extends: true,
        test: {
          name: 'servers',
          include: ['test/scenarios/**/*.test.ts', 'test/**/*.server.test.ts'],
          fileParallelism: false,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
    coverage: {
      provider: 'v8',
      include: ['language/**/*.ts', 'engine/**/*.ts'],
      thresholds: { branches: 100 },
    },
  },
});
