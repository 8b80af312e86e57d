import { EventEmitter } from 'node:events';
import { expect, test } from 'vitest';
import { listenForShutdown, ShutdownRequested } from '../../worker/shutdown.ts';

/** A process, as far as signals go. */
class FakeProcess extends EventEmitter {
  exited: number | undefined;

  exit(code: number): void {
    this.exited = code;
  }
}
const listen = () => {
  const fake = new FakeProcess();
  // Only events and `exit` are used.
  return { fake, signal: listenForShutdown(fake as unknown as NodeJS.Process) };
};

test.each(['SIGTERM', 'SIGINT'])('%s ends the process calmly, a second one at once', (name) => {
  const { fake, signal } = listen();
  fake.emit(name, name);
  expect(signal.reason).toBeInstanceOf(ShutdownRequested);
  expect(fake.exited).toBeUndefined();
  fake.emit(name, name);
  expect(fake.exited).toBe(130);
});
