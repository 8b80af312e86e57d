import type { EstateControl } from '../estate/governance-types.ts';
import { recordEffect } from '../estate/record-effect.ts';
import { secureScores } from '../estate/secure-scores.ts';
import type { DayScore } from '../estate/secure-scores.ts';
import type { JsonRecord } from '../records/record-types.ts';
import type { ApiCall, ApiRoute } from '../server/api-route.ts';
import { jsonAnswer } from '../server/exchange.ts';
import type { Answer } from '../server/exchange.ts';
import { answerList, refuse } from './answer.ts';
import { badRequest, NOT_FOUND } from './graph-error.ts';

const READ = ['SecurityEvents.Read.All', 'SecurityEvents.ReadWrite.All'];
const WRITE = ['SecurityEvents.ReadWrite.All'];
const SCORES = 'security/secureScores';
const PROFILES = 'security/secureScoreControlProfiles';
const STATES = ['Default', 'Ignored', 'ThirdParty', 'Reviewed'] as const;
const VENDOR = { provider: 'SecureScore', providerVersion: null, subProvider: null, vendor: 'Microsoft' };

/** The Secure Score by day, and its controls. */
export const SECURE_SCORE_ROUTES: readonly ApiRoute[] = [
  { method: 'GET', path: `/${SCORES}`, roles: READ, run: listScores },
  { method: 'GET', path: `/${PROFILES}`, roles: READ, run: listProfiles },
  { method: 'PATCH', path: `/${PROFILES}/:id`, roles: WRITE, run: patchProfile },
];

function listScores(call: ApiCall): Answer {
  const estate = call.world.estates.of(call.tenant);
  const { entraTenantId } = call.tenant;
  const people = { active: estate.list('user').filter(({ accountEnabled }) => accountEnabled).length };
  const render = (score: DayScore): JsonRecord => ({
    ...renderScore(score, entraTenantId),
    activeUserCount: people.active,
  });
  return answerList(call, secureScores(estate, call.world.now()), {
    path: SCORES,
    fields: render,
    render,
    filterable: ['id', 'createdDateTime', 'currentScore', 'maxScore'],
    topDefault: 90,
    topMax: 90,
    paging: 'skip',
  });
}

function renderScore({ day, current, max, controls }: DayScore, azureTenantId: string): JsonRecord {
  return {
    id: `${azureTenantId}_${day}`,
    azureTenantId,
    createdDateTime: `${day}T00:00:00Z`,
    currentScore: current,
    maxScore: max,
    licensedUserCount: 40,
    enabledServices: ['HasExchange', 'HasSharePoint', 'HasInTune'],
    averageComparativeScores: [
      { basis: 'AllTenants', averageScore: 43 },
      { basis: 'TotalSeats', averageScore: 46 },
    ],
    controlScores: controls.map(({ control, score }) => ({
      controlName: control.id,
      controlCategory: control.category,
      description: control.title,
      score,
      scoreInPercentage: (score / control.maxScore) * 100,
      implementationStatus: score > 0 ? 'Carried out.' : 'Not carried out.',
    })),
    vendorInformation: VENDOR,
  };
}

function listProfiles(call: ApiCall): Answer {
  const render = (control: EstateControl): JsonRecord => renderProfile(control, call.tenant.entraTenantId);
  return answerList(call, call.world.estates.of(call.tenant).list('control'), {
    path: PROFILES,
    fields: render,
    render,
    filterable: ['id', 'controlCategory', 'service', 'tier', 'title'],
    topDefault: 100,
    topMax: 1_000,
    paging: 'skip',
  });
}

/** 204, or the profile with `Prefer: return=representation`. */
function patchProfile(call: ApiCall): Answer {
  const estate = call.world.estates.of(call.tenant);
  const control = estate.find('control', call.ids[0] ?? '');
  if (control === undefined) return refuse(call, NOT_FOUND);
  const { state: given, assignedTo, comment, vendorInformation } = call.body;
  if (vendorInformation === undefined) return refuse(call, badRequest("'vendorInformation' is missing."));
  const state = STATES.find((known) => known === given) ?? (given === undefined ? control.state : undefined);
  if (state === undefined) return refuse(call, badRequest(`Requested value of 'state' was not found.`));
  const after: EstateControl = {
    ...control,
    state,
    assignedTo: typeof assignedTo === 'string' ? assignedTo : control.assignedTo,
    comment: typeof comment === 'string' ? comment : control.comment,
    stateChangedAt: new Date(call.world.now()).toISOString(),
  };
  const effect = { state: after.state, assignedTo: after.assignedTo, comment: after.comment };
  recordEffect(call, { op: 'control.update', target: control.id, effect });
  estate.put('control', after);
  const isWanted = String(call.exchange.headers['prefer']).includes('return=representation');
  return isWanted ? jsonAnswer(200, renderProfile(after, call.tenant.entraTenantId)) : { status: 204 };
}

function renderProfile(control: EstateControl, azureTenantId: string): JsonRecord {
  const { assignedTo, comment, state, stateChangedAt } = control;
  return {
    id: control.id,
    azureTenantId,
    actionType: 'Config',
    actionUrl: `https://security.microsoft.com/securescore?actionId=${control.id}`,
    controlCategory: control.category,
    title: control.title,
    deprecated: false,
    implementationCost: 'Moderate',
    lastModifiedDateTime: null,
    maxScore: control.maxScore,
    rank: control.rank,
    remediation: `${control.title}.`,
    remediationImpact: 'This change has a moderate impact on people.',
    service: control.service,
    threats: ['Account Breach'],
    tier: 'Core',
    userImpact: 'Moderate',
    complianceInformation: [],
    controlStateUpdates: [{ assignedTo, comment, state, updatedBy: null, updatedDateTime: stateChangedAt }],
    vendorInformation: VENDOR,
  };
}
