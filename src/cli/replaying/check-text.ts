import type { ListPrices } from '../../domain/trial-store.ts';
import { count } from '../../text/number.ts';
import { plural } from '../../text/plural.ts';
import { sanitise } from '../../text/sanitise.ts';
import type { CheckedJudge, JudgingCheck } from './check-judging.ts';

/** What `assay check` says of judges and templates, as lines with their names in front. */
export function checkLines(check: JudgingCheck): readonly string[] {
  const { judges, templates, candidates, examples } = check;
  if (judges.length === 0 && templates.length === 0) return [];
  return [
    ...judges.map((judge, index) => `${index === 0 ? 'judges     ' : '           '}  ${judgeLine(judge)}`),
    `templates    ${sanitise(templates.join(', ')) || 'none'}`,
    `candidates   ${plural(candidates, 'candidate')} to replay`,
    ...(examples.length === 0
      ? []
      : [
          `examples     ${plural(examples.length, 'labelled item')} shown by templates: left out for every candidate`,
        ]),
  ];
}

function judgeLine({ id, host, keyVariable, notReady, price }: CheckedJudge): string {
  const where = host === undefined ? 'a program' : host;
  const key = keyVariable === undefined || notReady !== undefined ? [] : [`key from ${keyVariable}`];
  const cost = host === undefined ? [] : [price === undefined ? 'price unknown' : priceText(price)];
  return sanitise(
    [`${id}: ${where}`, ...key, ...cost, ...(notReady ? [`not ready: ${notReady}`] : [])].join('; '),
  );
}

/** The price of short prompts, and from which length on it is another. */
function priceText({ input, output, steps = [] }: ListPrices): string {
  const above = steps.map(
    (step) => `, $${step.input} and $${step.output} from ${count(step.from)} input tokens on`,
  );
  return `$${input} in and $${output} out per million tokens${above.join('')}`;
}
