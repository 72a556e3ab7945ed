import type { Template as Parsed } from 'liquidjs';
import { InputError } from '../../domain/problem.ts';
import { LIQUID, startOutput } from './liquid.ts';
import { type BodyLines, liquidProblem } from './liquid-problem.ts';
import type { Scope } from './scope.ts';

/** One section of a template's body: Liquid, parsed once. */
export class Section {
  /** As written, without the heading. */
  readonly source: string;
  readonly parsed: readonly Parsed[];
  readonly lines: BodyLines;

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

  #guarded<Value>(run: () => Value): Value {
    try {
      return run();
    } catch (error) {
      throw new InputError(liquidProblem(error, this.lines));
    }
  }
}
