/*
 * The first thing that is evaluated in the sandbox, before any other replayed code.
 *
 * The SDK notes for every promise where it was made, to answer a query of Temporal's console: a stack, each frame of it
 * looked up in the source map. That took more time than the run itself. Whoever needs stacks takes the bundle that leaves
 * this file out (`dist/workflow-bundle-with-stacks.js`). It cannot be set later: the sandbox freezes it.
 */
(Error as ErrorConstructor & { stackTraceLimit?: number }).stackTraceLimit = 0; // V8's own, in no library of types

export {};
