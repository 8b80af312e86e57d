import { tells, tellsNothing } from '../tells.ts';

tells([['a retry of a group', '- do: []\n  retry: { attempts: 2 }', ['retry-ignored: retry']]]);

tellsNothing([['a retry of a message', '- notify: { to: [{ team: csirt }], text: x }\n  retry: { attempts: 2 }']]);
