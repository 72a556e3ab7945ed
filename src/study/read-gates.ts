import type { Gate } from '../domain/study.ts';
import type { Findings, Path } from './findings.ts';
import { GateSchema, type RawGate } from './gate-schema.ts';
import type { KnownCriteria } from './known-criteria.ts';
import { soundEntries } from './sound.ts';

/** The study's gates, each under a criterion that exists and with a bound. */
export function readGates(list: unknown, known: KnownCriteria, findings: Findings): readonly Gate[] {
  const seen = new Set<string>();
  return soundEntries(GateSchema, list).flatMap(({ index, value }) => {
    const path = ['gates', index];
    const criterion = criterionOf(value, known, path, findings);
    noteBounds(value, path, findings);
    if (criterion === undefined) return [];
    const gate = readGate(value, criterion, known);
    if (seen.has(gate.id)) {
      const at = value.id === undefined ? path : [...path, 'id'];
      findings.add(at, `two gates have the id \`${gate.id}\``, 'give one of them another `id`');
    }
    seen.add(gate.id);
    return [gate];
  });
}

function criterionOf(raw: RawGate, known: KnownCriteria, path: Path, findings: Findings): string | undefined {
  const ids = known.ids();
  if (raw.criterion !== undefined) {
    known.named(raw.criterion, [...path, 'criterion'], findings);
    return raw.criterion;
  }
  if (ids.length === 1) return ids[0];
  if (ids.length > 1) {
    findings.add(path, 'the gate does not say which criterion it is about', `add \`criterion: ${ids[0]}\``);
  }
  return undefined;
}

function noteBounds(raw: RawGate, path: Path, findings: Findings): void {
  const { at_least: atLeast, at_most: atMost } = raw;
  if (atLeast === undefined && atMost === undefined) {
    findings.add(path, 'the gate has no bound', 'add `at_least: 0.6` or `at_most: 0.1`');
  } else if (atLeast !== undefined && atMost !== undefined && atLeast > atMost) {
    findings.add([...path, 'at_least'], 'the lower bound is above the upper one', 'swap the two');
  }
}

function readGate(raw: RawGate, criterion: string, known: KnownCriteria): Gate {
  const { measure, at_least: atLeast, at_most: atMost, by } = raw;
  const bounds = [
    ...(atLeast === undefined ? [] : [`>= ${atLeast}`]),
    ...(atMost === undefined ? [] : [`<= ${atMost}`]),
  ];
  const asked = `${measure} ${bounds.join(' and ')}${by === undefined ? '' : ` by ${by}`}`;
  return {
    id: raw.id ?? (known.ids().length > 1 ? `${criterion}: ${asked}` : asked),
    criterion,
    measure,
    ...(atLeast === undefined ? {} : { atLeast }),
    ...(atMost === undefined ? {} : { atMost }),
    ...(by === undefined ? {} : { by }),
  };
}
