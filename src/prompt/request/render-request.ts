import type { JsonSchema } from '../../domain/json-schema.ts';
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
  const { template, shown } = parts;
  const { text, own, schema } = fixed(parts);
  const data = dataBlock(shown);
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

interface Rendered {
  readonly text: string;
  readonly own: string | undefined;
  readonly schema: JsonSchema | undefined;
}

/** By the list of criteria, which is one for a template, its criteria and their presentation. */
const KNOWN = new WeakMap<RequestParts['criteria'], Rendered>();

/** All but the item. Where no section looks at the item, it is rendered once for all. */
function fixed(parts: RequestParts): Rendered {
  const { template, criteria } = parts;
  const known = KNOWN.get(criteria);
  if (known !== undefined) return known;
  const scope = scopeOf(parts);
  const rendered = {
    text: template.instructions.render(scope).toWellFormed(),
    own: template.system?.render(scope).toWellFormed(),
    schema: OUTPUT_FORMS[template.output].schema?.(criteria, template.ask),
  };
  const isSameForAll = template.instructions.isSameForAll() && (template.system?.isSameForAll() ?? true);
  if (isSameForAll) KNOWN.set(criteria, rendered);
  return rendered;
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
