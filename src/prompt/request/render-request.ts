import type { JudgeRequest } from '../../domain/judge.ts';
import { OUTPUT_FORMS } from '../output/forms.ts';
import type { Scope } from '../template/scope.ts';
import { dataBlock, markersOf } from '../views/marker.ts';
import { type Asking, type RequestParts, requestParts } from './request-parts.ts';
import { SYSTEM_LINE } from './system-line.ts';

/**
 * Makes the request of one call. `transcript-first`: our system line, the item between its markers, the
 * template's text, so that templates share all but the last part. `instructions-first`: our system line and the
 * template's, its text, the item last, so that only repeats share everything. Equal reply keys mean equal
 * requests.
 *
 * @throws InputError where the template cannot be rendered for these criteria, or an example lacks a label.
 * @example renderRequest({ template, shown, criteria, facets: {}, presentation: '' }).user[0]?.shared // true
 */
export function renderRequest(asking: Asking): JudgeRequest {
  const parts = requestParts(asking);
  const { template, shown, criteria } = parts;
  const scope = scopeOf(parts);
  const text = template.instructions.render(scope).toWellFormed();
  const data = dataBlock(shown);
  const schema = OUTPUT_FORMS[template.output].schema?.(criteria, template.ask);
  const own = template.system?.render(scope).toWellFormed();
  return {
    system: own === undefined || own === '' ? SYSTEM_LINE : `${SYSTEM_LINE}\n\n${own}`,
    user:
      template.layout === 'transcript-first'
        ? [
            { text: data, shared: true },
            { text, shared: false },
          ]
        : [
            { text, shared: true },
            { text: data, shared: true },
          ],
    ...(schema === undefined ? {} : { schema: { name: 'verdict', schema } }),
  };
}

function scopeOf({ template, shown, criteria, facets, examples }: RequestParts): Scope {
  const [only, ...others] = criteria;
  const isOne = only !== undefined && others.length === 0;
  const markers = markersOf(shown.hash);
  return {
    criteria,
    ...(isOne ? { criterion: only } : {}),
    output_instructions: OUTPUT_FORMS[template.output].instructions(criteria, template.ask),
    examples: examples.map((example) => {
      const label = example.labels[0]?.label;
      return {
        transcript: dataBlock(example.shown),
        ...(isOne && label !== undefined ? { label } : {}),
        labels: example.labels,
      };
    }),
    facets,
    data_begin: markers.begin,
    data_end: markers.end,
  };
}
