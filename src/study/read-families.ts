import type { Family } from '../domain/study.ts';
import type { Findings } from './findings.ts';
import { sound } from './sound.ts';
import { FamiliesSchema } from './study-schema.ts';

/** Families of models; a judge, or an agent, is of one family. */
export function readFamilies(value: unknown, findings: Findings): readonly Family[] {
  const families = Object.entries(sound(FamiliesSchema, value) ?? {}).map(
    ([name, { judges, agents }]): Family => ({ name, judges, agents }),
  );
  for (const side of ['judges', 'agents'] as const) {
    const first = new Map<string, string>();
    for (const family of families) {
      family[side].forEach((member, index) => {
        const other = first.get(member);
        if (other === undefined) {
          first.set(member, family.name);
          return;
        }
        const message =
          other === family.name
            ? `\`${member}\` is there twice`
            : `\`${member}\` is in two families, ${other} and ${family.name}`;
        findings.add(['families', family.name, side, index], message, 'remove one of the two');
      });
    }
  }
  return families;
}
