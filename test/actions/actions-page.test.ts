import { test } from 'vitest';
import { SIGNATURES } from '../../actions/catalogue.ts';
import { expectGenerated } from '../spec/generated-part.ts';
import { actionSections } from './action-pages.ts';

test('docs/actions.md is the catalogue', () => {
  expectGenerated('actions.md', 'actions', actionSections([...SIGNATURES.values()]));
});
