import type { JsonObject } from '../../../contracts/json.ts';
import { closed, flag, list, text, time, words } from '../json-schema.ts';
import { anEvent } from './event-shape.ts';

const detail = closed({ name: text('As `ExternalLink`'), value: text('Value') });

const post = closed({
  at: time('When it was written'),
  text: text('What Microsoft wrote, as HTML or text'),
  'kind?': text('regular, quick or strategic'),
});

/**
 * JSON Schema of what Microsoft tells a tenant about its services: an announcement of the Message center, or an issue of
 * service health. Fields of the one are absent from the other.
 *
 * @see Microsoft Graph v1.0, «serviceUpdateMessage» and «serviceHealthIssue»
 */
export const SERVICE_MESSAGE: JsonObject = anEvent(
  'An announcement of the Message center or an issue of service health that is new or has changed',
  {
    message_id: text('As `MC1000001`, of an issue as `EX1000001`; the same in all events about it'),
    kind: words('Which of the two it is', ['announcement', 'issue']),
    title: text('Title'),
    services: list(text('As `Microsoft Defender XDR`'), 'Services that it is about'),
    details: list(detail, 'Further particulars'),
    starts_at: time('From when on it counts; of an issue, when it began'),
    'ends_at?': time('Until when; of an issue, when it ended'),
    updated_at: time('When it changed last'),
    'category?': text('Of an announcement: preventOrFixIssue, planForChange or stayInformed'),
    'severity?': text('Of an announcement: normal, high or critical'),
    'is_major_change?': flag('Of an announcement: whether Microsoft calls it a major change'),
    'action_required_by?': time('Of an announcement: until when something has to be done'),
    'tags?': list(text('As `Updated message`'), 'Of an announcement: its tags'),
    'body?': text('Of an announcement: its text, as HTML or text'),
    'classification?': text('Of an issue: advisory or incident'),
    'status?': text('Of an issue: investigating, serviceDegradation, serviceInterruption, serviceRestored …'),
    'is_resolved?': flag('Of an issue: whether it is over'),
    'impact?': text('Of an issue: what users notice'),
    'feature?': text('Of an issue: feature that it hits'),
    'feature_group?': text('Of an issue: group of that feature'),
    'origin?': text('Of an issue: microsoft, thirdParty or customer'),
    'posts?': list(post, 'Of an issue: what Microsoft wrote about it, in order'),
  },
);
