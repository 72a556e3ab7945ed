import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { InputError, type Problem } from '../../../src/domain/problem.ts';
import { readMapping, readWithMapping } from '../../../src/formats/mapping/index.ts';
import { folderOf } from './documented.ts';

const HEAD = 'sources:\n  - files: a.csv\n';
const DATA = { 'a.csv': 'id,judge,label\nt1,g,yes\nt1,g,no\n', 'a.json': '{"data": {"rows": 3}}' };

/** The problems that reading the mapping, and then the data with it, ends with. */
async function problemsOf(
  yaml: string,
  data: Readonly<Record<string, string>> = DATA,
): Promise<readonly string[]> {
  const folder = await folderOf({ ...data, 'm.yaml': yaml });
  try {
    await Array.fromAsync(readWithMapping(await readMapping(join(folder, 'm.yaml')), folder));
    return [];
  } catch (error) {
    if (!(error instanceof InputError)) throw error;
    return error.problems.map((problem) =>
      render(problem).replaceAll(`${folder}/`, '').replaceAll(folder, 'FOLDER'),
    );
  }
}

function render({ message, remedy, at, sourceLine }: Problem): string {
  const place = [at?.file, at?.line, at?.column].filter((part) => part !== undefined).join(':');
  return [
    `${place}: ${message}`,
    ...(sourceLine === undefined ? [] : [`| ${sourceLine}`]),
    `-> ${remedy}`,
  ].join('\n');
}

describe('a wrong mapping is answered with place, line and remedy', () => {
  const cases: readonly (readonly [name: string, yaml: string, problem: string])[] = [
    [
      'an unknown key',
      `${HEAD}    verdict:\n      - {judge: judge, label: label, item: {id: id}}\n`,
      `m.yaml:3:5: unknown key \`verdict\` in \`sources[0]\`
|     verdict:
-> did you mean \`verdicts\`? known here: files, format, delimiter, quote, after_quote, header, skip_lines, rows, unnest, items, annotations, verdicts`,
    ],
    [
      'a misspelt key inside a value',
      `${HEAD}    verdicts:\n      - {judge: {constnt: g}, label: label, item: {id: id}}\n`,
      `m.yaml:4:18: unknown key \`constnt\` in \`sources[0].verdicts[0].judge\`
|       - {judge: {constnt: g}, label: label, item: {id: id}}
-> did you mean \`constant\`? known here: field, fields, separator, path, position, constant, expression, lookup, key, otherwise, words, characters, number, bins`,
    ],
    [
      'a label that YAML reads as a number',
      `${HEAD}    verdicts:\n      - {judge: judge, label: label, item: {id: id}, labels: {yes: 1}}\n`,
      `m.yaml:4:68: \`sources[0].verdicts[0].labels.yes\` must be text; YAML reads 1 as a number
|       - {judge: judge, label: label, item: {id: id}, labels: {yes: 1}}
-> quote it: '1'`,
    ],
    [
      'an outcome that is none',
      `${HEAD}    verdicts:\n      - {judge: judge, label: label, item: {id: id}, outcomes: {no: refusd}}\n`,
      `m.yaml:4:69: \`sources[0].verdicts[0].outcomes.no\` must be one of abstained, refused, unparsable, cut_off, too_long, failed
|       - {judge: judge, label: label, item: {id: id}, outcomes: {no: refusd}}
-> did you mean \`refused\`?`,
    ],
    [
      'a source that says nothing',
      HEAD,
      `m.yaml:2:5: the source says nothing about items, annotations or verdicts
|   - files: a.csv
-> add at least one of the three`,
    ],
    [
      'labels about no item',
      `${HEAD}    verdicts:\n      - {judge: judge, label: label}\n`,
      `m.yaml:4:9: nothing says which item a label is about
|       - {judge: judge, label: label}
-> add item: {id: <value>}, or declare \`items\` in the same source`,
    ],
    [
      'items without a key',
      `${HEAD}    items:\n      facets: {label: label}\n`,
      `m.yaml:4:7: items need a key or an id
|       facets: {label: label}
-> add \`key:\` with a value that no two items share`,
    ],
    [
      'half a pair',
      `${HEAD}    items:\n      id: id\n      a: [{speaker: assistant, text: label}]\n`,
      `m.yaml:4:7: a pair needs both \`a\` and \`b\`
|       id: id
-> add the other response`,
    ],
    [
      'annotations both long and wide',
      `${HEAD}    annotations:\n      - {columns: [judge], annotator: judge, label: label, item: {id: id}}\n`,
      `m.yaml:4:9: annotations take \`annotator\` and \`label\` (long), or \`columns\` (wide)
|       - {columns: [judge], annotator: judge, label: label, item: {id: id}}
-> keep the one that fits: long has one label per row, wide one column per annotator`,
    ],
    [
      'a value of two kinds',
      `${HEAD}    items:\n      id: {field: id, constant: x}\n`,
      `m.yaml:4:11: a value is one of field and constant, not both
|       id: {field: id, constant: x}
-> keep one of them`,
    ],
    [
      'fields without a separator',
      `${HEAD}    items:\n      id: {fields: [id, label]}\n`,
      `m.yaml:4:11: \`fields\` needs \`separator\`
|       id: {fields: [id, label]}
-> say what stands between the parts: separator: '/', or separator: '' for nothing`,
    ],
    [
      'a companion that does not belong',
      `${HEAD}    items:\n      id: {field: id, separator: /}\n`,
      `m.yaml:4:34: \`separator\` goes with fields, not with field
|       id: {field: id, separator: /}
-> remove it`,
    ],
    [
      'bins out of order',
      `${HEAD}    items:\n      id: id\n      facets: {size: {number: label, bins: [{is: big}, {up_to: 8, is: small}]}}\n`,
      `m.yaml:5:56: bins must stand in order, lowest first; only the last may have no \`up_to\`
|       facets: {size: {number: label, bins: [{is: big}, {up_to: 8, is: small}]}}
-> sort them by \`up_to\``,
    ],
    [
      'a cut with two sides',
      `${HEAD}    verdicts:\n      - {judge: judge, label: label, item: {id: id}, cut: {at_least: 7, at_most: 2, label: x, otherwise: y}}\n`,
      `m.yaml:4:59: a cut has exactly one of at_least, more_than, at_most, less_than
|       - {judge: judge, label: label, item: {id: id}, cut: {at_least: 7, at_most: 2, label: x, otherwise: y}}
-> write at_least: 7, for example`,
    ],
    [
      'an option of CSV for JSON',
      'sources:\n  - files: a.json\n    delimiter: tab\n    items: {id: id}\n',
      `m.yaml:3:16: \`delimiter\` has no meaning for JSON
|     delimiter: tab
-> remove it, or say another \`format\``,
    ],
    [
      'a path out of the folder',
      'sources:\n  - files: ../a.csv\n    items: {id: id}\n',
      `m.yaml:2:12: \`files\` leads out of the folder given at import: ../a.csv
|   - files: ../a.csv
-> write a path below that folder, and give the folder at import`,
    ],
    [
      'two stars inside a name',
      "sources:\n  - files: 'data/a**.csv'\n    items: {id: id}\n",
      `m.yaml:2:12: \`**\` in "a**.csv" must be a whole folder
|   - files: 'data/a**.csv'
-> write {name} for a part of a name, {name**} for whole folders`,
    ],
    [
      'a capture twice',
      "sources:\n  - files: '{x}/{x}.csv'\n    items: {id: id}\n",
      `m.yaml:2:12: the capture {x} stands twice
|   - files: '{x}/{x}.csv'
-> write {name} for a part of a name, {name**} for whole folders`,
    ],
    [
      'a capture that the pattern does not have',
      "sources:\n  - files: '{judge}.csv'\n    verdicts:\n      - {judge: {path: jugde}, label: label, item: {id: id}}\n",
      `m.yaml:4:24: \`files\` has no capture {jugde} (it has judge)
|       - {judge: {path: jugde}, label: label, item: {id: id}}
-> did you mean \`judge\`?`,
    ],
    [
      'several sources, one without files',
      `${HEAD}    items: {id: id}\n  - items: {id: id}\n`,
      `m.yaml:4:5: \`files\` is missing
|   - items: {id: id}
-> say which files each of several sources reads`,
    ],
    [
      'a lookup that is not declared',
      `lookups:\n  people: {files: a.csv, key: id, value: label}\n${HEAD}    items:\n      id: {lookup: peple, key: id}\n`,
      `m.yaml:6:20: there is no lookup "peple"
|       id: {lookup: peple, key: id}
-> did you mean \`people\`?`,
    ],
    [
      'an expression that is no JSONata',
      `${HEAD}    items:\n      id: {expression: 'id & '}\n`,
      `m.yaml:4:24: the expression is no JSONata: Unexpected end of expression
|       id: {expression: 'id & '}
-> look at character 5; a field whose name has spaces is written in backticks`,
    ],
    [
      'no YAML',
      'sources: [\n',
      `m.yaml:2:1: the indentation fits nothing above
| 
-> give all entries of one list or map the same indentation`,
    ],
    [
      'a tag that asks for code',
      `${HEAD}    items: {id: !!js/function 'x'}\n`,
      `m.yaml:3:31: the tag !!js/function is not allowed: the file is data only
|     items: {id: !!js/function 'x'}
-> remove the tag; for text that begins with \`!\`, quote it`,
    ],
  ];

  test.each(cases)('%s', async (_, yaml, problem) => {
    expect((await problemsOf(yaml))[0]).toBe(problem);
  });

  test('every problem of a file is named at once', async () => {
    const yaml = `${HEAD}    itms: {id: id}\n    verdicts:\n      - {judge: judge, lable: label, item: {id: id}}\n`;
    expect((await problemsOf(yaml)).map((problem) => problem.split('\n')[0])).toEqual([
      'm.yaml:3:5: unknown key `itms` in `sources[0]`',
      'm.yaml:5:24: unknown key `lable` in `sources[0].verdicts[0]`',
    ]);
  });
});

describe('data that is not as the mapping says is answered with place and remedy', () => {
  const cases: readonly (readonly [name: string, yaml: string, problem: string])[] = [
    [
      'no such file',
      'sources:\n  - files: b/*.csv\n    items: {id: id}\n',
      `m.yaml:2:12: no file below FOLDER fits b/*.csv
|   - files: b/*.csv
-> check the spelling and the folder given at import`,
    ],
    [
      'no such column',
      `${HEAD}    verdicts:\n      - {judge: judge, label: lable, item: {id: id}}\n`,
      `m.yaml:4:31: a.csv has no column "lable"
|       - {judge: judge, label: lable, item: {id: id}}
-> did you mean "label"?`,
    ],
    [
      'two items with one key',
      `${HEAD}    items: {id: id}\n`,
      `a.csv:3: two items have the key "t1": first at line 2, and again here
-> say what to do: duplicates: first, last or pair in order (docs/mapping.md)`,
    ],
    [
      'two labels where that is an error',
      `${HEAD}    verdicts:\n      - {judge: judge, label: label, item: {id: id}, duplicates: error}\n`,
      `a.csv:3: the same rater labels the same item twice: first at line 2, and again here
-> say what to do: duplicates: first, last or pair in order (docs/mapping.md)`,
    ],
    [
      'nothing at the place in the document',
      'sources:\n  - files: a.json\n    rows: [data, row]\n    items: {id: id}\n',
      `a.json: the document has nothing at ["data","row"]
-> mend \`rows\`; there are rows`,
    ],
    [
      'no records at the place in the document',
      'sources:\n  - files: a.json\n    rows: [data, rows]\n    items: {id: id}\n',
      `a.json: what stands at ["data","rows"] is neither a list nor an object
-> say with \`rows\` where in the document the records stand`,
    ],
    [
      'a lookup whose key has two values',
      `lookups:\n  l: {files: a.csv, key: id, value: label}\n${HEAD}    items: {id: id}\n`,
      `a.csv:3: lookup l: "t1" is "yes" in one row and "no" in this one
-> look up by a key that has one value`,
    ],
    [
      'a field that no row has',
      'sources:\n  - files: a.json\n    rows: data\n    items: {id: id}\n',
      `m.yaml:4:17: no row has the field "id"
|     items: {id: id}
-> there are rows`,
    ],
  ];

  test.each(cases)('%s', async (_, yaml, problem) => {
    expect((await problemsOf(yaml))[0]).toBe(problem);
  });

  test('a document that is no JSON', async () => {
    const yaml = 'sources:\n  - files: a.json\n    items: {id: id}\n';
    expect(await problemsOf(yaml, { 'a.json': '[\n  {"id": }\n]' })).toEqual([
      'a.json:2:10: the file is not JSON from here on\n|   {"id": }\n-> mend it here; a file with one JSON value per line needs format: jsonl',
    ]);
  });

  test('a name that does not say how the file is written', async () => {
    expect(await problemsOf('sources:\n  - files: a.dat\n    items: {id: id}\n', { 'a.dat': 'x' })).toEqual([
      'a.dat: the name does not say how a.dat is written\n-> add format: csv, json or jsonl to the source in the mapping',
    ]);
  });
});
