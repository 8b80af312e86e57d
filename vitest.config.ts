import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';
import { BaseSequencer, type TestSpecification } from 'vitest/node';

/** Branches of language/ and engine/ that tests must take, in percent. Both are pure, so that it can be all. */
const BRANCHES_LEAST = 100;

/** Test files with servers that run at once. Each starts up to five processes, on free ports, in folders of its own. */
const SERVER_FILES_AT_ONCE = 4;

/** The scenarios take minutes and wait more than they work, so they begin first and the many short files fill the gaps. */
class ScenariosFirst extends BaseSequencer {
  override async sort(files: TestSpecification[]): Promise<TestSpecification[]> {
    const isScenario = ({ moduleId }: TestSpecification): boolean => moduleId.includes('/test/scenarios/');
    return (await super.sort(files)).sort((a, b) => Number(isScenario(b)) - Number(isScenario(a)));
  }
}

/** Three projects: the rules of the architecture; pure and local tests; tests that start servers. */
export default defineConfig({
  test: {
    pool: 'forks',
    env: { TZ: 'UTC' },
    // Modules keep no state, so a process loads them once for all its files: loading took as long as the tests.
    isolate: false,
    sequence: { sequencer: ScenariosFirst },
    projects: [
      { extends: true, test: { name: 'architecture', include: ['test/architecture/**/*.test.ts'] } },
      {
        extends: true,
        test: {
          name: 'fast',
          globalSetup: 'test/build.mjs',
          include: ['test/**/*.test.ts'],
          exclude: ['test/architecture/**', 'test/scenarios/**', 'test/**/*.server.test.ts'],
          maxWorkers: availableParallelism(),
          // Some start a process; on a busy machine that alone takes seconds.
          testTimeout: 20_000,
        },
      },
      {
        extends: true,
        test: {
          name: 'servers',
          globalSetup: 'test/build.mjs',
          include: ['test/scenarios/**/*.test.ts', 'test/**/*.server.test.ts'],
          maxWorkers: SERVER_FILES_AT_ONCE,
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
    ],
    coverage: {
      provider: 'v8',
      include: ['language/**/*.ts', 'engine/**/*.ts'],
      exclude: ['test/**'],
      reporter: [['text', { skipFull: true }], 'json-summary'],
      thresholds: { branches: BRANCHES_LEAST },
    },
  },
});
