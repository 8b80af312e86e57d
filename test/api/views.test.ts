import { expect, test } from 'vitest';
import * as views from '../../api/views.ts';

test('every view is closed: what it does not name never leaves the process', () => {
  for (const [name, view] of Object.entries(views))
    expect(view, name).toMatchObject({ type: 'object', additionalProperties: false });
});

test('no view has room for a credential but the answer of a sign-in', () => {
  const holding = Object.entries(views).filter(([, view]) => JSON.stringify(view).includes('"token"'));
  expect(holding.map(([name]) => name)).toEqual(['LoginView']);
});
