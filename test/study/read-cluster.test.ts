import { describe, expect, test } from 'vitest';
import { parseYaml } from '../../src/domain/yaml-document.ts';
import { Findings } from '../../src/study/findings.ts';
import { readCluster } from '../../src/study/read-cluster.ts';

function read(value: unknown) {
  const findings = new Findings(parseYaml('cluster: [a]\n', 'assay.yaml'));
  return { facets: readCluster(value, findings), problems: findings.problems.map(({ message }) => message) };
}

describe('the key `cluster`', () => {
  test.each([
    ['none', []],
    ['task', ['task']],
    [
      ['prompt', 'agent'],
      ['prompt', 'agent'],
    ],
    // What does not fit the schema is told by the schema.
    [['prompt'], []],
    [7, []],
  ])('%j is %j', (value, facets) => {
    expect(read(value)).toEqual({ facets, problems: [] });
  });

  test('a facet named twice, and `none` beside another, are told', () => {
    expect(read(['task', 'task']).problems).toEqual(['the facet task is there twice']);
    expect(read(['task', 'none']).problems).toEqual(['`none` crosses with nothing']);
  });
});
