import type { EstateRecommendation, EstateRemediationTask, EstateVulnerability } from '../estate/defender-types.ts';
import type { Estate } from '../estate/estate-store.ts';
import type { JsonRecord } from '../records/record-types.ts';
import { guidFrom } from '../records/seeded-random.ts';
import type { ApiCall, ApiRoute } from '../server/api-route.ts';
import type { Answer } from '../server/exchange.ts';
import { answerEntity, answerList } from './answer.ts';
import { defenderError, notFound } from './defender-error.ts';

const VULNERABILITY = ['Vulnerability.Read.All'];
const RECOMMENDATION = ['SecurityRecommendation.Read.All'];
const TASK = ['RemediationTasks.Read.All'];

/** Weaknesses, recommendations and the work against them. All of it is read-only. */
export const EXPOSURE_ROUTES: readonly ApiRoute[] = [
  { method: 'GET', path: '/vulnerabilities', roles: VULNERABILITY, run: listVulnerabilities },
  { method: 'GET', path: '/vulnerabilities/:id', roles: VULNERABILITY, run: getVulnerability },
  { method: 'GET', path: '/machines/:id/vulnerabilities', roles: VULNERABILITY, run: listVulnerabilities },
  { method: 'GET', path: '/recommendations', roles: RECOMMENDATION, run: listRecommendations },
  { method: 'GET', path: '/recommendations/:id/machineReferences', roles: RECOMMENDATION, run: listMachines },
  { method: 'GET', path: '/remediationTasks', roles: TASK, run: listTasks },
];

function listVulnerabilities(call: ApiCall): Answer {
  const [machine] = call.ids;
  const estate = call.world.estates.of(call.tenant);
  if (machine !== undefined && estate.find('device', machine) === undefined)
    return defenderError(notFound('Machine', machine));
  const weaknesses = estate.list('vulnerability');
  const found = machine === undefined ? weaknesses : weaknesses.filter(({ deviceIds }) => deviceIds.includes(machine));
  return answerList(call, found, {
    path: machine === undefined ? 'vulnerabilities' : `machines/${machine}/vulnerabilities`,
    name: 'Vulnerabilities',
    render: renderVulnerability,
    filterable: ['id', 'name', 'cvssV3', 'publishedOn', 'severity', 'updatedOn'],
  });
}

function getVulnerability(call: ApiCall): Answer {
  const id = call.ids[0] ?? '';
  const weakness = call.world.estates.of(call.tenant).find('vulnerability', id);
  return weakness === undefined
    ? defenderError(notFound('Vulnerability', id))
    : answerEntity('Vulnerabilities', renderVulnerability(weakness));
}

function listRecommendations(call: ApiCall): Answer {
  const estate = call.world.estates.of(call.tenant);
  return answerList(call, estate.list('recommendation'), {
    path: 'recommendations',
    name: 'Recommendations',
    render: (recommendation) => renderRecommendation(estate, recommendation),
    filterable: [
      'id',
      'productName',
      'vendor',
      'recommendedVersion',
      'recommendationCategory',
      'subCategory',
      'severityScore',
      'remediationType',
      'relatedComponent',
      'status',
    ],
  });
}

function listMachines(call: ApiCall): Answer {
  const id = call.ids[0] ?? '';
  const estate = call.world.estates.of(call.tenant);
  const recommendation = estate.find('recommendation', id);
  if (recommendation === undefined) return defenderError(notFound('Recommendation', id));
  const devices = recommendation.deviceIds.flatMap((device) => estate.find('device', device) ?? []);
  return answerList(call, devices, {
    path: `recommendations/${id}/machineReferences`,
    name: 'MachineReferences',
    render: (device) => ({
      id: device.id,
      computerDnsName: device.dnsName,
      osPlatform: device.osPlatform,
      rbacGroupName: device.groupName,
    }),
    filterable: ['id', 'computerDnsName', 'osPlatform', 'rbacGroupName'],
  });
}

function listTasks(call: ApiCall): Answer {
  return answerList(call, call.world.estates.of(call.tenant).list('remediationTask'), {
    path: 'remediationTasks',
    name: 'RemediationTasks',
    render: renderTask,
    filterable: ['createdOn', 'status'],
  });
}

function renderVulnerability(weakness: EstateVulnerability): JsonRecord {
  return {
    id: weakness.id,
    name: weakness.id,
    description: weakness.description,
    severity: weakness.severity,
    cvssV3: weakness.cvss,
    exposedMachines: weakness.deviceIds.length,
    publishedOn: weakness.publishedAt,
    updatedOn: weakness.updatedAt,
    publicExploit: weakness.hasPublicExploit,
    exploitVerified: false,
    exploitInKit: false,
    exploitTypes: weakness.hasPublicExploit ? ['Remote'] : [],
    exploitUris: [],
  };
}

function renderRecommendation(estate: Estate, recommendation: EstateRecommendation): JsonRecord {
  const weaknesses = recommendation.vulnerabilityIds.flatMap((id) => estate.find('vulnerability', id) ?? []);
  return {
    id: recommendation.id,
    productName: recommendation.product,
    recommendationName: recommendation.name,
    weaknesses: weaknesses.length,
    vendor: recommendation.vendor,
    recommendedVersion: '',
    recommendationCategory: 'Application',
    subCategory: '',
    severityScore: Math.max(0, ...weaknesses.map(({ cvss }) => cvss)),
    publicExploit: weaknesses.some(({ hasPublicExploit }) => hasPublicExploit),
    activeAlert: false,
    associatedThreats: [],
    remediationType: recommendation.remediationType,
    status: recommendation.status,
    configScoreImpact: 0,
    exposureImpact: recommendation.exposureImpact,
    totalMachineCount: estate.list('device').length,
    exposedMachinesCount: recommendation.deviceIds.length,
    nonProductivityImpactedAssets: 0,
    relatedComponent: recommendation.product,
  };
}

function renderTask(task: EstateRemediationTask): JsonRecord {
  return {
    id: task.id,
    title: task.title,
    createdOn: task.createdAt,
    requesterId: guidFrom(task.requesterEmail),
    requesterEmail: task.requesterEmail,
    status: task.status,
    statusLastModifiedOn: task.createdAt,
    description: `${task.title} to mitigate known weaknesses of your devices.`,
    relatedComponent: task.product,
    targetDevices: task.targetDevices,
    rbacGroupNames: ['Workstations', 'Servers'],
    fixedDevices: task.fixedDevices,
    requesterNotes: null,
    dueOn: task.dueAt,
    category: 'Software',
    productivityImpactRemediationType: null,
    priority: task.priority,
    completionMethod: task.status === 'Completed' ? 'Automatic' : null,
    completerId: null,
    completerEmail: null,
    scid: null,
    type: 'Update',
    productId: task.recommendationId.replace('va-_-', ''),
    vendorId: task.vendor,
    nameId: task.product,
    recommendedVersion: null,
    recommendedVendor: null,
    recommendedProgram: null,
  };
}
