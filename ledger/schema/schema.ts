import type { FinalStatesTable, SuccessorsTable } from './after-end.ts';
import type { ApprovalsTable, DecisionsTable } from './approvals.ts';
import type { AuditEntriesTable, ChainLinksTable, SealsTable } from './audit.ts';
import type { CallBudgetsTable } from './call-budgets.ts';
import type { EventGroupsTable, GroupedEventsTable } from './event-groups.ts';
import type { EventClaimsTable, QueuedEventsTable, SeenEventsTable } from './inbox.ts';
import type {
  EventTriesTable,
  FeedContentsTable,
  FeedCursorsTable,
  FeedGapsTable,
  ParkedRecordsTable,
} from './feeds.ts';
import type { IntentsTable } from './intents.ts';
import type { FolderPlaybooksTable, PlansTable, PlaybookVersionsTable } from './plans.ts';
import type { RecordsTable, RunsTable, StepsTable } from './runs.ts';
import type { RunEndsTable } from './run-ends.ts';
import type { SlotsTable } from './slots.ts';
import type { EvidenceTable, TasksTable } from './tasks.ts';
import type { TokensTable } from './tokens.ts';

/** Every table of the ledger, for typed queries. Names are snake_case in PostgreSQL. */
export interface Schema {
  plans: PlansTable;
  playbookVersions: PlaybookVersionsTable;
  folderPlaybooks: FolderPlaybooksTable;
  runs: RunsTable;
  steps: StepsTable;
  records: RecordsTable;
  approvals: ApprovalsTable;
  decisions: DecisionsTable;
  tasks: TasksTable;
  evidence: EvidenceTable;
  seenEvents: SeenEventsTable;
  eventClaims: EventClaimsTable;
  queuedEvents: QueuedEventsTable;
  eventGroups: EventGroupsTable;
  groupedEvents: GroupedEventsTable;
  feedCursors: FeedCursorsTable;
  feedContents: FeedContentsTable;
  feedGaps: FeedGapsTable;
  parkedRecords: ParkedRecordsTable;
  eventTries: EventTriesTable;
  intents: IntentsTable;
  finalStates: FinalStatesTable;
  successors: SuccessorsTable;
  slots: SlotsTable;
  callBudgets: CallBudgetsTable;
  runEnds: RunEndsTable;
  tokens: TokensTable;
  auditEntries: AuditEntriesTable;
  chainLinks: ChainLinksTable;
  seals: SealsTable;
}
