/** Ends a process calmly at the first signal; a second one ends it at once. */
export function listenForShutdown(process: NodeJS.Process): AbortSignal {
  const controller = new AbortController();
  const end = (signal: NodeJS.Signals): void => {
    if (controller.signal.aborted) process.exit(130);
    controller.abort(new ShutdownRequested(signal));
  };
  process.on('SIGTERM', end).on('SIGINT', end);
  return controller.signal;
}

/** Why waiting and repeating stop. */
export class ShutdownRequested extends Error {
  override readonly name = 'ShutdownRequested';

  constructor(signal: NodeJS.Signals) {
    super(`The process was told to end by ${signal}`);
  }
}
