import { tells, tellsNothing } from '../tells.ts';

tells([
  ['a section inside another step', '- do: [{ section: inner, do: [] }]', ['section-misplaced: inner']],
  ['two sections of one name', '- { section: one, do: [] }\n- { section: one, do: [] }', ['section-misplaced: one']],
]);

tellsNothing([['sections at the top', '- { section: one, do: [] }\n- { section: two, do: [] }']]);
