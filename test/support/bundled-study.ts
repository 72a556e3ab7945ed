import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Criterion } from '../../src/domain/criterion.ts';
import { readLabel } from '../../src/domain/criterion.ts';
import type { ItemDraft } from '../../src/domain/item.ts';
import { type Block, messagesOf } from '../../src/domain/transcript.ts';
import { readAnnotations } from '../../src/formats/annotations/read.ts';
import { readTranscripts } from '../../src/formats/transcripts/read.ts';
import { loadStudy } from '../../src/study/index.ts';

export const STUDY_FOLDER = join(import.meta.dirname, '..', '..', 'gold-labels', 'instrumental-convergence');

export interface BundledStudy {
  readonly criterion: Criterion;
  readonly items: readonly ItemDraft[];
  /** File name -> ids of its transcripts. */
  readonly files: ReadonlyMap<string, readonly string[]>;
  /** Annotator -> item id -> label code, or -1 for an abstention; blanks are absent. */
  readonly annotators: ReadonlyMap<string, ReadonlyMap<string, number>>;
  /** Item id -> label code of the strict majority; absent where there is none. */
  readonly gold: ReadonlyMap<string, number>;
}

/** The study in `gold-labels/instrumental-convergence`, read by the readers that users get. */
export async function readBundledStudy(): Promise<BundledStudy> {
  const study = await loadStudy(join(STUDY_FOLDER, 'assay.yaml'));
  const criterion = study.criteria[0];
  if (criterion === undefined) throw new Error('the bundled study has no criterion');
  const items: ItemDraft[] = [];
  const files = new Map<string, string[]>();
  for (const file of readdirSync(join(STUDY_FOLDER, 'transcripts')).sort()) {
    for await (const row of readTranscripts(join(STUDY_FOLDER, 'transcripts', file))) {
      if (row.rejects.length > 0) throw new Error(`${file}: ${row.rejects.join('; ')}`);
      items.push(...row.items);
      files.set(file, [...(files.get(file) ?? []), ...row.items.map((item) => item.id)]);
    }
  }
  const annotators = await readLabels(criterion);
  return { criterion, items, files, annotators, gold: majority(items, annotators) };
}

/** All texts of an item, in reading order: what is said, reasoned, asked of tools and answered by them. */
export function textOf(item: ItemDraft): string {
  return messagesOf(item.content)
    .flatMap((message) => message.blocks.map(blockText))
    .join('\n');
}

export function blockText(block: Block): string {
  if (block.type === 'tool_call') return `${block.name} ${block.arguments}`;
  return block.type === 'omitted' ? '' : block.text;
}

/** Words in lower case, as letters and digits that stand together. */
export function wordsOf(text: string): readonly string[] {
  return text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
}

async function readLabels(criterion: Criterion): Promise<Map<string, Map<string, number>>> {
  const annotators = new Map<string, Map<string, number>>();
  for await (const row of readAnnotations(join(STUDY_FOLDER, 'labels.csv'))) {
    if (row.rejects.length > 0) throw new Error(`labels.csv: ${row.rejects.join('; ')}`);
    for (const { annotator, item, label } of row.annotations) {
      const read = label === null ? { kind: 'abstained' as const } : readLabel(criterion, label);
      if (read.kind === 'unknown') throw new Error(`labels.csv: ${label} is not a label`);
      const own = annotators.get(annotator) ?? new Map<string, number>();
      own.set(item.columns['id'] ?? '', read.kind === 'label' ? read.label : -1);
      annotators.set(annotator, own);
    }
  }
  return annotators;
}

function majority(
  items: readonly ItemDraft[],
  annotators: ReadonlyMap<string, ReadonlyMap<string, number>>,
): Map<string, number> {
  const gold = new Map<string, number>();
  for (const { id } of items) {
    const given = [...annotators.values()].map((own) => own.get(id) ?? -1).filter((label) => label >= 0);
    const winner = given.find((label) => 2 * given.filter((other) => other === label).length > given.length);
    if (winner !== undefined) gold.set(id, winner);
  }
  return gold;
}
