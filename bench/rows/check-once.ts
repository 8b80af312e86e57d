import { largePlaybook } from '../../test/language/large-playbook.ts';
import { timed } from '../measure.ts';

// A fresh process that checks one playbook once and prints how long importing the checker and checking took.

const text = largePlaybook(Number(process.argv[2]));
const start = performance.now();
const [{ checkDocument }, { SIGNATURES }] = await Promise.all([
  import('../../language/check-document.ts'),
  import('../../actions/catalogue.ts'),
]);
const importMs = performance.now() - start;
const checkMs = timed(() => checkDocument(text, 'large-playbook.yaml', { actions: SIGNATURES }));
process.stdout.write(JSON.stringify({ importMs, checkMs }));
