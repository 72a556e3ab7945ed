import { join } from 'node:path';
import type { Annotation, Decision } from '../../domain/annotation.ts';
import { canBeChosen } from '../../domain/candidate.ts';
import { isoTime } from '../../domain/clock.ts';
import { InputError } from '../../domain/problem.ts';
import { decisionId } from '../../domain/review-decisions.ts';
import type { ItemReading } from '../../domain/store.ts';
import { formatOwnLine } from '../../formats/annotations/own.ts';
import type { Done, Effect, Perform } from '../../ui/review/record.ts';
import { appendLines } from '../append-lines.ts';
import { logComparison, type TriedCandidate } from '../comparing/comparison-log.ts';
import { versionOf } from '../comparing/gold-in-use.ts';
import type { Context } from '../context.ts';
import type { Workplace } from '../workplace.ts';
import { saveRemembered } from './remembered.ts';
import { revealedOf } from './reveal.ts';
import type { ReviewEvidence } from './review-evidence.ts';

/**
 * Does what a review asks for: loads items, writes labels and decisions beside the study, opens verdicts. Verdicts and
 * gold leave the store only for an item that has the reviewer's own label on the disk, and only after the opening is
 * entered in the log.
 */
export class ReviewDesk {
  readonly labels: Map<string, string | null>;
  readonly decisions: Decision[];
  readonly #place: Workplace;
  readonly #evidence: ReviewEvidence;
  readonly #reviewer: string;
  readonly #context: Context;
  readonly #templateHashes: () => Promise<ReadonlyMap<string, string>>;
  readonly #numbers: ReadonlyMap<string, number>;
  #lines: number;

  constructor(
    place: Workplace,
    evidence: ReviewEvidence,
    reviewer: string,
    context: Context,
    templateHashes: () => Promise<ReadonlyMap<string, string>>,
  ) {
    this.#place = place;
    this.#evidence = evidence;
    this.#reviewer = reviewer;
    this.#context = context;
    this.#templateHashes = templateHashes;
    this.#numbers = new Map(evidence.items.keys.map((key, index) => [key, index]));
    this.#lines = place.gold.decisions.length;
    const { id } = evidence.criterion;
    const own = place.gold.annotations.filter(
      ({ annotator, role, criterion }) => annotator === reviewer && role === 'review' && criterion === id,
    );
    this.labels = new Map(own.map(({ item, label }) => [item, label]));
    this.decisions = place.gold.decisions.filter(
      (decision) => decision.reviewer === reviewer && decision.criterion === id,
    );
  }

  readonly perform: Perform = async (effect: Effect): Promise<Done | undefined> => {
    switch (effect.kind) {
      case 'load':
        return this.#load(effect.item);
      case 'label':
        return this.#label(effect);
      case 'reveal':
        return this.#reveal(effect.item);
      case 'decide':
        return this.#decide(effect);
      case 'remember':
        await saveRemembered(
          this.#place.study,
          this.#evidence.criterion.id,
          this.#reviewer,
          effect.remembered,
        );
        return undefined;
      case 'suspend':
      case 'quit':
        return undefined;
    }
  };

  async #load(key: string): Promise<Done> {
    const item = await this.#place.store.item(key);
    if (item === undefined) throw new Error(`the store holds no item ${key} any more`);
    return { kind: 'loaded', item: key, content: item.content };
  }

  async #label({ item, label, chosen, saw }: Extract<Effect, { kind: 'label' }>): Promise<Done> {
    const known = this.labels.get(item);
    if (known !== undefined) return { kind: 'labelled', item, label: known };
    const annotation: Annotation = {
      item,
      criterion: this.#evidence.criterion.id,
      annotator: this.#reviewer,
      label,
      provenance: this.#place.study.illustrative ? 'illustrative' : 'human',
      role: 'review',
      saw,
      view: 'full',
      chosen,
      at: this.#now(),
    };
    await this.#append('annotations.jsonl', annotation);
    this.labels.set(item, label);
    return { kind: 'labelled', item, label };
  }

  async #decide({ kind: _kind, ...said }: Extract<Effect, { kind: 'decide' }>): Promise<Done> {
    const made = {
      ...said,
      criterion: this.#evidence.criterion.id,
      reviewer: this.#reviewer,
      at: this.#now(),
      saw: 'verdicts' as const,
    };
    const decision: Decision = { ...made, id: decisionId(made, this.#lines) };
    await this.#append('decisions.jsonl', decision);
    this.#lines++;
    this.decisions.push(decision);
    return { kind: 'decided', decision };
  }

  async #reveal(key: string): Promise<Done> {
    const number = this.#numbers.get(key);
    if (number === undefined || !this.labels.has(key)) throw new Error(`${key} is not labelled yet`);
    const { criterion, gold, names } = this.#evidence;
    const readings = (await this.#place.store.readingsOf(criterion.id, key)).filter(({ candidate }) =>
      canBeChosen(candidate),
    );
    await logComparison(this.#place.study.folder, {
      kind: 'opened',
      at: this.#now(),
      criterion: criterion.id,
      gold: versionOf(this.#place),
      candidates: await this.#tried(readings),
      item: key,
      reviewer: this.#reviewer,
    });
    return { kind: 'revealed', item: key, revealed: revealedOf(number, criterion, gold, readings, names) };
  }

  async #tried(readings: readonly ItemReading[]): Promise<readonly TriedCandidate[]> {
    const hashes = await this.#templateHashes();
    const candidates = new Map(readings.map(({ candidate }) => [candidate.hash, candidate]));
    return [...candidates.values()].map(({ id, hash, judge, template, view }) => {
      const templateHash = template === undefined ? undefined : hashes.get(template);
      return {
        id,
        hash,
        judge,
        view,
        ...(template === undefined ? {} : { template }),
        ...(templateHash === undefined ? {} : { templateHash }),
      };
    });
  }

  async #append(file: string, line: Annotation | Decision): Promise<void> {
    try {
      await appendLines(join(this.#place.study.folder, file), [formatOwnLine(line)]);
    } catch (error) {
      throw new InputError({
        message: `${file} cannot be written: ${error instanceof Error ? error.message : String(error)}`,
        remedy: 'make room or mend its permissions, and press the key again',
      });
    }
  }

  #now(): string {
    return isoTime(this.#context.clock.now());
  }
}
