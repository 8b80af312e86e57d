/** What the architecture tests let pass, each with its reason. A list may shrink; its size may not grow. */
export interface Exceptions {
  /** Most entries that the list may have: lower it when you take one out. */
  readonly most: number;
  readonly entries: Readonly<Record<string, string>>;
}

/** Files with behaviour, or folders of them, that have no test file of the same path. */
export const UNTESTED: Exceptions = {
  most: 1,
  entries: {
    'engine/': 'its parts only mean something together: the gate is 100 % of branches, by tests that run whole plans',
  },
};

/** Imports outside the table, as `from → to`. */
export const IMPORTS: Exceptions = {
  most: 0,
  entries: {},
};

/** Rooms inside which files may import each other in a circle. */
export const RECURSIVE: Exceptions = {
  most: 1,
  entries: {
    'engine/':
      'steps hold steps: the interpreter is mutually recursive functions, one file each, with nothing run at import',
  },
};

/** Files that the product does not import. */
export const UNUSED: Exceptions = {
  most: 1,
  entries: {
    'ledger/embedded-postgres.ts': 'npm start and the tests import it; a deployment has a PostgreSQL of its own',
  },
};
