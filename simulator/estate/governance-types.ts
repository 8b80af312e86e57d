/** A control of the Secure Score, and how far it is carried out. */
export interface EstateControl {
  /** Name of the control, as scores call it. */
  readonly id: string;
  readonly title: string;
  readonly category: 'Identity' | 'Data' | 'Device' | 'Apps';
  readonly service: string;
  readonly maxScore: number;
  readonly rank: number;
  /** Day of the estate, counted back from its beginning, on which it came to its full score; null: not yet. */
  readonly doneDaysAgo: number | null;
  readonly state: 'Default' | 'Ignored' | 'ThirdParty' | 'Reviewed';
  readonly assignedTo: string | null;
  readonly comment: string | null;
  readonly stateChangedAt: string;
}

/** A subscription that was bought. */
export interface EstateSku {
  readonly id: string;
  readonly skuId: string;
  readonly partNumber: string;
  readonly status: 'Enabled' | 'Warning' | 'Suspended';
  readonly enabled: number;
  readonly consumed: number;
  readonly plans: readonly { readonly id: string; readonly name: string }[];
}

/** A post of the message center. */
export interface EstateAnnouncement {
  readonly id: string;
  readonly title: string;
  readonly category: 'preventOrFixIssue' | 'planForChange' | 'stayInformed';
  readonly severity: 'normal' | 'high' | 'critical';
  readonly isMajorChange: boolean;
  readonly services: readonly string[];
  readonly body: string;
  readonly startsAt: string;
  readonly endsAt: string;
  readonly modifiedAt: string;
  readonly actionRequiredBy: string | null;
}
