import { tells, tellsNothing } from '../tells.ts';

tells([['an unknown branch', '- parallel: { one: [], two: { needs: [onne], steps: [] } }', ['unknown-branch: onne']]]);

tellsNothing([['a branch that comes later', '- parallel: { one: { needs: [two], steps: [] }, two: [] }']]);
