import { tells } from '../tells.ts';

tells([
  ['a span where the key is an expression already', '- wait: 1h\n  if: ${{ true }}', ['needless-span: ${{ true }}']],
  ['a span that is not closed', '- set: { a: "x ${{ run.id" }', ['unclosed-expression: ${{ run.id']],
  ['braces without the dollar inside quotes', '- set: { a: "{{ run.id }}" }', ['missing-dollar: {{ run.id }}']],
]);
