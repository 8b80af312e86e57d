import type { FailureCode } from '../../contracts/failure-codes.ts';

/** What a refusal of Entra means for us, and who can mend it. */
export interface EntraRefusal {
  readonly kind: FailureCode;
  /** A sentence without its full stop. */
  readonly help: string;
}

const CONSENT = 'An administrator of the tenant has to consent to the application again';

/**
 * Refusals by the number of their AADSTS code; other codes count by their status.
 *
 * @see Microsoft «Microsoft Entra authentication and authorization error codes»
 */
const REFUSALS: Readonly<Record<string, EntraRefusal>> = {
  AADSTS50034: { kind: 'unauthorized', help: 'Check the ids of the tenant and the application' },
  AADSTS53003: {
    kind: 'forbidden',
    help: 'A Conditional Access policy of the tenant blocks the application: its administrators have to let it through from this address',
  },
  AADSTS65001: { kind: 'forbidden', help: CONSENT },
  AADSTS90002: { kind: 'not-configured', help: 'Check the id of the tenant, and that its cloud is the right one' },
  AADSTS500011: {
    kind: 'not-configured',
    help: 'The service is not there in the tenant: check that it is licensed, and that the cloud is the right one',
  },
  AADSTS700016: { kind: 'unauthorized', help: `The application is not in the tenant. ${CONSENT}` },
  AADSTS700027: {
    kind: 'unauthorized',
    help: 'Entra does not know the certificate, or it has expired: add it to the application, or name the file of the right one',
  },
  AADSTS7000215: {
    kind: 'unauthorized',
    help: 'The secret is wrong: store its value, not its id, at the place that the tenant names',
  },
  AADSTS7000222: {
    kind: 'unauthorized',
    help: 'The secret has expired: make a new one and store it, or use a certificate',
  },
};

/** What the code of a refusal means, if it is a known one. */
export function meaningOf(aadsts: string | undefined): EntraRefusal | undefined {
  return aadsts === undefined ? undefined : REFUSALS[aadsts];
}
