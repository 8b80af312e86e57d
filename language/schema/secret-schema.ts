import { Type } from 'typebox';
import { Text, about, closed } from './atoms.ts';

/** Where a secret is found; a document never holds the secret itself. */
export const Secret = Type.Union(
  [
    closed({ env: about(Text, 'Name of the environment variable that holds it.', { examples: ['WOODGROVE_SECRET'] }) }),
    closed({ file: about(Text, 'Path of the file that holds it.', { examples: ['/run/secrets/woodgrove'] }) }),
  ],
  {
    expect: 'a reference to a secret, `env: NAME` or `file: PATH`, never the secret itself',
    holdsSecret: true,
  },
);
