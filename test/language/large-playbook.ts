/** A playbook of many steps, about 300 bytes and two expressions each, for measuring the checker. */
export function largePlaybook(steps: number): string {
  const blocks = Array.from({ length: steps }, (_, at) => stepBlock(at));
  return `apiVersion: watchbill/v1
kind: Playbook
name: large-playbook
category: response
owner: monitoring
inputs:
  mail: o365.threat_intelligence
  limit: { type: integer, default: 50, minimum: 1, maximum: 500 }
triggers:
  - event: o365.threat_intelligence
    when: event.verdict == "Phish"
    with: { mail: "\${{ event }}" }
steps:
${blocks.join('')}`;
}

function stepBlock(at: number): string {
  const earlier =
    at === 0
      ? 'inputs.mail.subject'
      : `steps.ticket_${at - 1}.status == 'succeeded' ? steps.ticket_${at - 1}.output.key : ''`;
  return `  - id: ticket_${at}
    title: Ticket number ${at} of a mail
    if: inputs.limit > ${(at % 50) + 1} && size(inputs.mail.recipients) >= 1
    action: ticket.ensure
    timeout: 10m
    with:
      key: "\${{ ${earlier} }}"
      title: Ticket ${at}
      severity: high
`;
}
