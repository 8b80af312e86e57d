import { tells } from '../tells.ts';

tells([
  ['a misspelt kind', '- actoin: ticket.ensure', ['unknown-step-kind: actoin']],
  ['a step without a kind', '- title: x', ['unknown-step-kind: title']],
  ['a step with two kinds', '- wait: 1h\n  set: { a: 1 }', ['two-step-kinds: set']],
  ['a step that is a text', '- wait', ['wrong-type: wait']],
  ['an empty step', '- {}', ['unknown-step-kind: {}']],
  ['what stands beside a kind, alone', '- onWarn: []', ['unknown-step-kind: onWarn']],
]);
