import { writeFileSync } from 'node:fs';
import { test } from 'vitest';
import { htmlReport } from '../../../src/report/html/html-report.ts';
import {
  binaryFixture,
  hostileFixture,
  pairwiseFixture,
  provenanceFixture,
} from '../../support/comparison-fixture.ts';
import { hostileReport } from './hostile-report.ts';

test('x', async () => {
  const c = [binaryFixture(), pairwiseFixture()];
  writeFileSync('/tmp/fixture.html', await htmlReport(c, provenanceFixture(c)));
  writeFileSync('/tmp/hostile.html', await hostileReport());
});
