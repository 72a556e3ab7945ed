import { hash } from 'node:crypto';
import { type Asked, at, type Finish, type Replied } from './asked.ts';
import { FAULTS, type Fault, type ServerPlan } from './plan.ts';

const MARKER = /\[\[fault:([a-z_]+)(?:\*(\d+))?\]\]/;
const REASONING_TOKENS = 5;
const HUGE = 100;

/**
 * The fault of one request: `[[fault:name]]` in the prompt means always, `[[fault:name*2]]` the first two tries of
 * that body; else the plan's rate decides by a hash of seed, body and try.
 */
export function faultOf(plan: ServerPlan, asked: Asked, bodyHash: string, tries: number): Fault | undefined {
  const [, name, times] = MARKER.exec(asked.prompt) ?? [];
  const marked = FAULTS.find((fault) => fault === name);
  if (marked) return times === undefined || tries <= Number(times) ? marked : undefined;
  if (plan.faultRate === 0) return undefined;
  const number = hashNumber(plan.seed, 'fault', bodyHash, tries);
  if (number >= plan.faultRate) return undefined;
  return plan.faults[Math.floor((number / plan.faultRate) * plan.faults.length)];
}

export interface Decided extends Replied {
  readonly label?: string;
}

/** A reply of the shape that was asked for, with a label by script, else by a hash of seed and prompt. */
export function decideReply(plan: ServerPlan, asked: Asked, fault: Fault | undefined): Decided {
  const input = Math.ceil(asked.prompt.length / 4);
  const usageFor = (text: string, factor: number) => ({
    input: input * factor,
    output: (Math.ceil(text.length / 4) + REASONING_TOKENS) * factor,
    cached: Math.floor(input * plan.cachedShare) * factor,
    reasoning: REASONING_TOKENS * factor,
  });
  if (fault === 'refusal') {
    const text = 'I cannot judge this.';
    return { text, finish: 'refusal', usage: usageFor(text, 1), version: plan.servedVersion };
  }
  const said = sayLabel(plan, asked, fault);
  const limit = (asked.maxTokens ?? Number.POSITIVE_INFINITY) - REASONING_TOKENS;
  const isTooLong = Math.ceil(said.text.length / 4) > limit;
  const finish = isTooLong ? 'length' : (FINISHES[fault ?? 'slow'] ?? 'stop');
  const isWhole = finish === 'stop';
  const kept = isTooLong ? Math.max(0, limit) * 4 : Math.floor(said.text.length / 2);
  const text = isWhole ? said.text : said.text.slice(0, kept);
  const usage = usageFor(text, fault === 'huge_usage' ? HUGE : 1);
  return { text, finish, usage, version: plan.servedVersion, ...(isWhole ? { label: said.label } : {}) };
}

const FINISHES: Partial<Readonly<Record<Fault, Finish>>> = {
  cut_off: 'length',
  content_filter: 'content_filter',
  window_exceeded: 'window_exceeded',
};

interface Said {
  readonly text: string;
  readonly label: string;
}

function sayLabel(plan: ServerPlan, asked: Asked, fault: Fault | undefined): Said {
  const scripted = plan.script.find(({ contains }) => asked.prompt.includes(contains))?.label;
  let first: string | undefined;
  const choose = (labels: readonly string[]) => {
    const own = labels[Math.floor(hashNumber(plan.seed, 'label', asked.prompt) * labels.length)] ?? '';
    const chosen = scripted !== undefined && labels.includes(scripted) ? scripted : own;
    const label = fault === 'wrong_label' ? 'purple' : chosen;
    first ??= label;
    return label;
  };
  const text =
    asked.schema === undefined
      ? plan.form.replaceAll('{label}', choose(plan.labels))
      : JSON.stringify(fill(asked.schema, choose));
  return { text, label: first ?? '' };
}

/** A value of a JSON Schema: texts of a closed list by `choose`, the rest made up. */
function fill(schema: unknown, choose: (labels: readonly string[]) => string): unknown {
  const labels = at(schema, 'enum');
  if (Array.isArray(labels)) return choose(labels.map(String));
  switch (at(schema, 'type')) {
    case 'object': {
      const properties = Object.entries(Object(at(schema, 'properties')));
      return Object.fromEntries(properties.map(([name, inner]) => [name, fill(inner, choose)]));
    }
    case 'array':
      return [fill(at(schema, 'items'), choose)];
    case 'number':
      return 0.8;
    default:
      return 'So it seems.';
  }
}

/** From 0 to below 1. */
function hashNumber(...names: readonly (string | number)[]): number {
  return hash('sha256', JSON.stringify(names), 'buffer').readUInt32BE(0) / 2 ** 32;
}
