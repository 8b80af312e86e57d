import type { Words } from './entity.ts';

/*
 * Words of incidents and alerts as the schema of v1.0 spells them (CSDL of August 2026). Reference pages still list
 * older names, and samples write PascalCase: those are read as the names of today.
 */

/** States of an incident. */
export const INCIDENT_STATUS: Words = { known: ['active', 'resolved', 'inProgress', 'redirected', 'awaitingAction'] };

/** States of an alert. */
export const ALERT_STATUS: Words = { known: ['unknown', 'new', 'inProgress', 'resolved'] };

/** How bad it is. */
export const SEVERITY: Words = { known: ['unknown', 'informational', 'low', 'medium', 'high'] };

/** Whether it was an attack. */
export const CLASSIFICATION: Words = {
  known: ['unknown', 'truePositive', 'falsePositive', 'informationalExpectedActivity'],
};

/** What it was. */
export const DETERMINATION: Words = {
  known: [
    'unknown',
    'apt',
    'malware',
    'securityPersonnel',
    'securityTesting',
    'unwantedSoftware',
    'other',
    'multiStagedAttack',
    'compromisedAccount',
    'phishing',
    'maliciousUserActivity',
    'notMalicious',
    'notEnoughDataToValidate',
    'confirmedActivity',
    'lineOfBusinessApplication',
  ],
  aliases: {
    clean: 'notMalicious',
    compromisedUser: 'compromisedAccount',
    insufficientData: 'notEnoughDataToValidate',
    confirmedUserActivity: 'confirmedActivity',
  },
};

/** What an evidence was judged to be. */
export const VERDICT: Words = { known: ['unknown', 'suspicious', 'malicious', 'noThreatsFound'] };
