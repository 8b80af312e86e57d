import { tells } from '../tells.ts';

tells([['a name of a branch with blanks', '- parallel: { a b: [] }', ['name-style: a b']]]);
