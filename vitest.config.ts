import { defineConfig } from 'vitest/config';

/** Branches of language/ and engine/ that tests must take, in percent. Both are pure, so that it can be all. */
const BRANCHES_LEAST = 100;

/**
 * Three projects: the rules of the architecture; pure and local tests in parallel; tests that start servers, one file
 * after the other.
 */
export default defineConfig({
  test: {
    pool: 'forks',
    env: { TZ: 'UTC' },
    projects: [
      { extends: true, test: { name: 'architecture', include: ['test/architecture/**/*.test.ts'] } },
      {
        extends: true,
        test: {
          name: 'fast',
          include: ['test/**/*.test.ts'],
          exclude: ['test/architecture/**', 'test/scenarios/**', 'test/**/*.server.test.ts'],
        },
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
      reporter: [['text', { skipFull: true }], 'json-summary'],
      thresholds: { branches: BRANCHES_LEAST },
    },
  },
});
