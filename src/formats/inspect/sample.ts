import { emptyRow, type ImportedRow } from '../../domain/imported.ts';
import type { Position } from '../../domain/problem.ts';
import { type Message, numbered } from '../../domain/transcript.ts';
import { addMetadata } from '../source/add-metadata.ts';
import {
  expectId,
  expectMembers,
  isMembers,
  type Members,
  reasonOf,
  UnexpectedMember,
} from '../source/expect.ts';
import { readAttachments } from './attachments.ts';
import type { InspectLog } from './log.ts';
import { readMessages } from './messages.ts';
import { readScores } from './scores.ts';

/**
 * One sample in one epoch as one row: an item and the verdicts and edits recorded on it. A sample whose
 * conversation cannot be read whole is rejected; a score that cannot be read is rejected alone.
 * The sample's `target` is not imported: it is the answer that the judges are to be compared on.
 *
 * @param raw the sample's text, cut for the rejects file.
 */
export function readSample(value: unknown, log: InspectLog, at: Position, raw: string): ImportedRow {
  const row = emptyRow(at, raw);
  try {
    const sample = expectMembers(value, 'sample');
    const id = expectId(sample['id'], 'id');
    const epoch = readEpoch(sample['epoch']);
    const key = [log.task, id, epoch, log.model, log.run].map(keyPart).join('/');
    const attachments = readAttachments(sample['attachments']);
    const messages = readConversation(sample, attachments.resolve);
    const own = { task: log.task, sample_id: id, epoch, model: log.model, status: readStatus(sample) };
    const { facets, leftOut } = addMetadata(own, sample['metadata']);
    const { notes, ...scores } = readScores(sample, { columns: { key } }, log.scorer);
    const uuid = sample['uuid'];
    return {
      ...row,
      ...scores,
      items: [
        {
          id,
          key,
          content: { kind: 'transcript', messages: numbered(messages) },
          facets,
          ...(typeof uuid === 'string' && uuid !== '' ? { aliases: { uuid } } : {}),
        },
      ],
      notes: [
        ...notes,
        ...leftOut.map((name) => `metadata.${name} is no short single value: not imported as a facet`),
        ...[...attachments.missing].map(() => 'an attachment that a message refers to is not in the log'),
      ],
    };
  } catch (error) {
    return { ...row, rejects: [reasonOf(error)] };
  }
}

function readEpoch(value: unknown): string {
  if (typeof value === 'number' && Number.isSafeInteger(value)) return String(value);
  throw new UnexpectedMember('epoch', 'a whole number', value);
}

/** Percent signs and slashes are encoded, so that two different samples cannot share a key. */
function keyPart(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('/', '%2F');
}

/** A sample that failed before its first message still has its input. */
function readConversation(
  sample: Members,
  resolve: (text: string) => string,
): readonly Omit<Message, 'id'>[] {
  const messages = readMessages(sample['messages'] ?? [], 'messages', resolve);
  if (messages.length > 0) return messages;
  const input = sample['input'];
  if (typeof input !== 'string') return readMessages(input, 'input', resolve);
  return [{ speaker: 'user', blocks: [{ type: 'text', text: resolve(input) }] }];
}

function readStatus(sample: Members): string {
  const { invalidation, error, limit } = sample;
  if (isMembers(invalidation)) return 'invalidated';
  if (isMembers(error)) return 'error';
  if (!isMembers(limit)) return 'ok';
  return `limit:${typeof limit['type'] === 'string' ? limit['type'] : 'unknown'}`;
}
