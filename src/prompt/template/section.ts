import { analyzeSync, type Template as Parsed } from 'liquidjs';
import { InputError } from '../../domain/problem.ts';
import { LIQUID, startOutput } from './liquid.ts';
import { type BodyLines, liquidProblem } from './liquid-problem.ts';
import type { Scope } from './scope.ts';

const SAME_FOR_ALL: readonly string[] = ['criteria', 'criterion', 'output_instructions'];

/** One section of a template's body: Liquid, parsed once. */
export class Section {
  /** As written, without the heading. */
  readonly source: string;
  readonly parsed: readonly Parsed[];
  readonly lines: BodyLines;
  #isSameForAll: boolean | undefined;

  /** @throws InputError where the source is no Liquid of ours. */
  constructor(source: string, lines: BodyLines) {
    this.source = source;
    this.lines = lines;
    this.parsed = this.#guarded(() => LIQUID.parse(source));
  }

  /**
   * The section with its variables filled in, without white space around it.
   * @throws InputError for a variable that is not there, or a template that grows without end.
   */
  render(scope: Scope): string {
    return this.#guarded(() => {
      startOutput();
      return String(LIQUID.renderSync([...this.parsed], scope)).trim();
    });
  }

  /** Whether the section names a variable's member anywhere. */
  mentions(word: string): boolean {
    return new RegExp(`\\b${word}\\b`).test(this.source);
  }

  /** Whether the section renders the same for every item, as long as the criteria and their order are the same. */
  isSameForAll(): boolean {
    this.#isSameForAll ??= Object.values(analyzeSync([...this.parsed]).globals)
      .flat()
      .every(({ segments: [root] }) => typeof root === 'string' && SAME_FOR_ALL.includes(root));
    return this.#isSameForAll;
  }

  #guarded<Value>(run: () => Value): Value {
    try {
      return run();
    } catch (error) {
      throw new InputError(liquidProblem(error, this.lines));
    }
  }
}
