import type { CancelSignal } from './effects.ts';

/** A node in the tree of cancellation: cancelling it cancels all below it. */
export class CancelToken implements CancelSignal {
  requested = false;
  readonly #callbacks = new Set<() => void>();

  /** A token that is cancelled with this one, and can be cancelled alone. */
  child(): CancelToken {
    const child = new CancelToken();
    this.onRequest(() => child.cancel());
    return child;
  }

  onRequest(callback: () => void): void {
    if (this.requested) callback();
    else this.#callbacks.add(callback);
  }

  cancel(): void {
    if (this.requested) return;
    this.requested = true;
    for (const callback of this.#callbacks) callback();
    this.#callbacks.clear();
  }
}
