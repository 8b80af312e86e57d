/*
 * Made-up audit records of about 1,260 bytes, of the form and the variety of the real ones: many string members, a few
 * nested lists, texts with escaped quotes and letters beyond ASCII.
 */

const UNWANTED = [15, 8, 6, 25, 52];
const WANTED = [28, 41, 47, 64];

/** A blob of the feed as it is sent: a JSON array in UTF-8. */
export function auditBlob(blob: number, records: number, isWanted: (record: number) => boolean): Buffer {
  const list = Array.from({ length: records }, (_, record) => auditRecord(blob * records + record, isWanted(record)));
  return Buffer.from(JSON.stringify(list));
}

function auditRecord(seed: number, isWanted: boolean): object {
  const types = isWanted ? WANTED : UNWANTED;
  const person = `person${seed % 997}@contoso.example`;
  return {
    CreationTime: new Date(Date.UTC(2026, 10, 21) + seed * 37).toISOString().slice(0, 19),
    Id: guid(seed),
    Operation: isWanted ? 'TIMailData' : 'UserLoggedIn',
    OrganizationId: guid(1),
    RecordType: types[seed % types.length],
    ResultStatus: 'Success',
    UserKey: guid(seed % 997),
    UserType: 0,
    Version: 1,
    Workload: isWanted ? 'ThreatIntelligence' : 'AzureActiveDirectory',
    ClientIP: `203.0.113.${seed % 250}`,
    ObjectId: guid(seed % 53),
    UserId: person,
    AzureActiveDirectoryEventType: 1,
    ExtendedProperties: [
      { Name: 'ResultStatusDetail', Value: 'Redirect' },
      { Name: 'UserAgent', Value: 'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko)' },
      { Name: 'RequestType', Value: `OAuth2:"Authorize" für ${seed % 11}` },
    ],
    ModifiedProperties: [],
    Actor: [
      { ID: guid(seed % 997), Type: 0 },
      { ID: person, Type: 5 },
    ],
    ActorContextId: guid(1),
    ActorIpAddress: `203.0.113.${seed % 250}`,
    InterSystemsId: guid(seed + 3),
    IntraSystemId: guid(seed + 4),
    SupportTicketId: '',
    Target: [{ ID: guid(seed % 53), Type: 0 }],
    TargetContextId: guid(1),
    ApplicationId: guid(seed % 29),
    DeviceProperties: [
      { Name: 'OS', Value: 'Windows 10' },
      { Name: 'BrowserType', Value: 'Edge' },
      { Name: 'IsCompliantAndManaged', Value: 'False' },
      { Name: 'SessionId', Value: guid(seed + 5) },
    ],
    ErrorNumber: '0',
  };
}

function guid(seed: number): string {
  const hex = Math.imul(seed + 1, 2_654_435_761)
    .toString(16)
    .replace('-', 'a')
    .padStart(8, '0');
  return `${hex}-${hex.slice(0, 4)}-4${hex.slice(1, 4)}-8${hex.slice(2, 5)}-${hex}${hex.slice(0, 4)}`;
}
