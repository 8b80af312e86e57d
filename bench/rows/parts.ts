import type { LazyEstate } from '../estate/estate.ts';
import type { Row } from '../row.ts';
import { benchCheck } from './check.ts';
import { benchFeed } from './feed.ts';
import { benchLedger } from './ledger.ts';
import { benchLoops } from './loops.ts';
import { benchPure } from './pure.ts';
import { benchQuick } from './quick.ts';
import { benchRegular } from './regular.ts';
import { benchRehearsal } from './rehearsal.ts';
import { benchRehearseMonth } from './rehearse-month.ts';
import { benchReplay } from './replay.ts';
import { benchStart } from './start.ts';

/** Everything that is measured, in order. What stands on Temporal shares one estate. */
export const PARTS: Readonly<Record<string, (estate: LazyEstate) => Promise<readonly Row[]>>> = {
  check: benchCheck,
  feed: benchFeed,
  rehearsal: benchRehearsal,
  month: benchRehearseMonth,
  loops: benchLoops,
  regular: benchRegular,
  quick: benchQuick,
  pure: benchPure,
  replay: benchReplay,
  ledger: benchLedger,
  start: benchStart,
};
