import { expect, test } from 'vitest';
import { headerText } from '../../../connectors/http/header-text.ts';

test('of a header that came twice the first value counts, and one that is missing is empty', () => {
  expect([headerText('a'), headerText(['a', 'b']), headerText([]), headerText(undefined)]).toEqual(['a', 'a', '', '']);
});
