import { afterAll, describe, expect, test } from 'vitest';
import { BASE, HEAD, StudyFolder } from './support/study-folder.ts';

const folder = await StudyFolder.create();
afterAll(() => folder[Symbol.asyncDispose]());

interface WrongStudy {
  readonly name: string;
  readonly study: string;
  /** What the user sees, word for word. */
  readonly problems: string;
}

const WRONG_STUDIES: readonly WrongStudy[] = [
  {
    name: 'an unknown key',
    study: `${BASE}
judgse:
  - provider: random
`,
    problems: `
error: unknown key \`judgse\`
 --> assay.yaml:6:1
  |
6 | judgse:
  | ^
  = help: did you mean \`judges\`? known here: assay, name, seed, illustrative, criteria, items, verdicts, gold, cluster, facets, families, judges, templates, views, repeats, replay, deployment, gates, statistics
`,
  },
  {
    name: 'a judge in two families, an agent twice in one',
    study: `${BASE}
families:
  red: {judges: [a, b], agents: [x, x]}
  blue: {judges: [b], agents: [y]}
`,
    problems: `
error: \`x\` is there twice
 --> assay.yaml:7:37
  |
7 |   red: {judges: [a, b], agents: [x, x]}
  |                                     ^
  = help: remove one of the two

error: \`b\` is in two families, red and blue
 --> assay.yaml:8:19
  |
8 |   blue: {judges: [b], agents: [y]}
  |                   ^
  = help: remove one of the two
`,
  },
  {
    name: 'an unknown key that resembles none',
    study: `${BASE}
colour: red
`,
    problems: `
error: unknown key \`colour\`
 --> assay.yaml:6:1
  |
6 | colour: red
  | ^
  = help: known here: assay, name, seed, illustrative, criteria, items, verdicts, gold, cluster, facets, families, judges, templates, views, repeats, replay, deployment, gates, statistics
`,
  },
  {
    name: 'an unknown key inside an entry',
    study: `${BASE}
judges:
  - provider: openai
    modle: gpt-4.1
`,
    problems: `
error: unknown key \`modle\` in \`judges[0]\`
 --> assay.yaml:8:5
  |
8 |     modle: gpt-4.1
  |     ^
  = help: did you mean \`model\`? known here: id, provider, model, base_url, context_tokens, settings, limits, price
`,
  },
  {
    name: 'a value of the wrong type',
    study: `${BASE}
views: full
`,
    problems: `
error: \`views\` must be a list, not text
 --> assay.yaml:6:8
  |
6 | views: full
  |        ^
  = help: write a list: [one, two], or one entry per line after \`- \`
`,
  },
  {
    name: 'text where a number belongs',
    study: `${BASE}
repeats: {k: three}
`,
    problems: `
error: \`repeats.k\` must be a number, not text
 --> assay.yaml:6:14
  |
6 | repeats: {k: three}
  |              ^
  = help: write a number
`,
  },
  {
    name: 'a quoted number',
    study: `${BASE}
replay:
  max_cost: '5'
`,
    problems: `
error: \`replay.max_cost\` must be a number, not text
 --> assay.yaml:7:13
  |
7 |   max_cost: '5'
  |             ^
  = help: write it without quotes: 5
`,
  },
  {
    name: 'a fraction where a whole number belongs',
    study: `${BASE}
repeats: {k: 2.5}
`,
    problems: `
error: \`repeats.k\` must be a whole number, not 2.5
 --> assay.yaml:6:14
  |
6 | repeats: {k: 2.5}
  |              ^
  = help: write a whole number
`,
  },
  {
    name: 'a number out of bounds',
    study: `${BASE}
statistics: {level: 95}
`,
    problems: `
error: \`statistics.level\` must be less than 1
 --> assay.yaml:6:21
  |
6 | statistics: {level: 95}
  |                     ^
  = help: write a share: 0.95 for 95 %
`,
  },
  {
    name: 'a word that is none of the choices',
    study: `${BASE}
views: [full, action_only]
`,
    problems: `
error: \`views[1]\` must be one of full, no_reasoning, actions_only, final_message, no_system_prompt, identity_blinded
 --> assay.yaml:6:15
  |
6 | views: [full, action_only]
  |               ^
  = help: did you mean \`actions_only\`?
`,
  },
  {
    name: 'a key without a value',
    study: `${BASE}
facets:
`,
    problems: `
error: \`facets\` has no value
 --> assay.yaml:6:1
  |
6 | facets:
  | ^
  = help: write a value, or remove the line
`,
  },
  {
    name: 'a version of the format that is not known',
    study: `assay: 2
name: S
cluster: none
criteria:
  - {id: c, question: Q?, scale: binary, labels: [yes, no], positive: yes}
`,
    problems: `
error: \`assay\` must be 1
 --> assay.yaml:1:8
  |
1 | assay: 2
  |        ^
  = help: write \`assay: 1\`; a file with a higher number needs a newer assay
`,
  },
  {
    name: 'no cluster, name or version',
    study: `criteria:
  - {id: c, question: Q?, scale: binary, labels: [yes, no], positive: yes}
`,
    problems: `
error: \`assay\` is missing
 --> assay.yaml:1:1
  |
1 | criteria:
  | ^
  = help: add \`assay: 1\`, the version of this file’s format

error: \`name\` is missing
 --> assay.yaml:1:1
  |
1 | criteria:
  | ^
  = help: add what stands at the head of reports: \`name: Shutdown evasion\`

error: \`cluster\` is missing
 --> assay.yaml:1:1
  |
1 | criteria:
  | ^
  = help: name the facet whose members are not independent (\`cluster: task\`), or write \`cluster: none\`
`,
  },
  {
    name: 'labels that YAML reads as a number, a boolean and nothing',
    study: `${HEAD}
criteria:
  - id: c
    question: Q?
    scale: nominal
    labels: [007, true, null, ~]
`,
    problems: `
error: \`criteria[0].labels[0]\` must be text or a map; YAML reads 007 as a number
 --> assay.yaml:8:14
  |
8 |     labels: [007, true, null, ~]
  |              ^
  = help: quote it: '007'

error: \`criteria[0].labels[1]\` must be text or a map; YAML reads true as a boolean
 --> assay.yaml:8:19
  |
8 |     labels: [007, true, null, ~]
  |                   ^
  = help: quote it: 'true'

error: \`criteria[0].labels[2]\` must be text or a map; YAML reads null as no value
 --> assay.yaml:8:25
  |
8 |     labels: [007, true, null, ~]
  |                         ^
  = help: quote it: 'null'

error: \`criteria[0].labels[3]\` must be text or a map; YAML reads ~ as no value
 --> assay.yaml:8:31
  |
8 |     labels: [007, true, null, ~]
  |                               ^
  = help: quote it: '~'
`,
  },
  {
    name: 'a label in a map that YAML reads as a number',
    study: `${HEAD}
criteria:
  - id: c
    question: Q?
    scale: binary
    labels:
      - id: 1
      - id: 0
    positive: 1
`,
    problems: `
error: \`criteria[0].labels[0].id\` must be text; YAML reads 1 as a number
 --> assay.yaml:9:13
  |
9 |       - id: 1
  |             ^
  = help: quote it: '1'

error: \`criteria[0].labels[1].id\` must be text; YAML reads 0 as a number
  --> assay.yaml:10:13
   |
10 |       - id: 0
   |             ^
   = help: quote it: '0'

error: \`criteria[0].positive\` must be text; YAML reads 1 as a number
  --> assay.yaml:11:15
   |
11 |     positive: 1
   |               ^
   = help: quote it: '1'
`,
  },
  {
    name: 'one label',
    study: `${HEAD}
criteria:
  - {id: c, question: Q?, scale: nominal, labels: [only]}
`,
    problems: `
error: \`criteria[0].labels\` needs at least 2 entries
 --> assay.yaml:5:51
  |
5 |   - {id: c, question: Q?, scale: nominal, labels: [only]}
  |                                                   ^
  = help: name at least two: \`labels: [yes, no]\`
`,
  },
  {
    name: 'three labels of a binary criterion',
    study: `${HEAD}
criteria:
  - {id: c, question: Q?, scale: binary, labels: [yes, no, maybe], positive: yes}
`,
    problems: `
error: a binary criterion has two labels, not 3
 --> assay.yaml:5:50
  |
5 | …id: c, question: Q?, scale: binary, labels: [yes, no, maybe], positive: ye…
  |                                              ^
  = help: write \`scale: nominal\`
`,
  },
  {
    name: 'one spelling for two labels',
    study: `${HEAD}
criteria:
  - id: c
    question: Q?
    scale: binary
    labels:
      - {id: yes, aliases: [y, no]}
      - no
    positive: yes
`,
    problems: `
error: the spelling \`no\` is used by the label yes too
  --> assay.yaml:10:9
   |
10 |       - no
   |         ^
   = help: keep one of the two
`,
  },
  {
    name: 'an abstention that is a label',
    study: `${HEAD}
criteria:
  - id: c
    question: Q?
    scale: nominal
    labels: [yes, no, unsure]
    abstentions: [unsure]
`,
    problems: `
error: \`unsure\` is a spelling of the label unsure
 --> assay.yaml:9:19
  |
9 |     abstentions: [unsure]
  |                   ^
  = help: remove it here or among the labels: an abstention is no label
`,
  },
  {
    name: 'a label with white space around it',
    study: `${HEAD}
criteria:
  - {id: c, question: Q?, scale: nominal, labels: [yes, 'no ']}
`,
    problems: `
error: \`criteria[0].labels[1]\` has white space before or after it
 --> assay.yaml:5:57
  |
5 |   - {id: c, question: Q?, scale: nominal, labels: [yes, 'no ']}
  |                                                         ^
  = help: remove the white space
`,
  },
  {
    name: 'no positive label',
    study: `${HEAD}
criteria:
  - {id: c, question: Q?, scale: binary, labels: [yes, no]}
`,
    problems: `
error: \`positive\` is missing in the binary criterion c
 --> assay.yaml:5:5
  |
5 |   - {id: c, question: Q?, scale: binary, labels: [yes, no]}
  |     ^
  = help: add the label that is counted: \`positive: yes\`
`,
  },
  {
    name: 'a positive label that is none',
    study: `${HEAD}
criteria:
  - id: c
    question: Q?
    scale: binary
    labels: [present, absent]
    positive: presnt
`,
    problems: `
error: \`presnt\` is none of the labels of c: present, absent
 --> assay.yaml:9:15
  |
9 |     positive: presnt
  |               ^
  = help: did you mean \`present\`?
`,
  },
  {
    name: 'no scale and no labels',
    study: `${HEAD}
criteria:
  - id: c
    question: Q?
  - id: d
    question: Q?
    scale: rating
`,
    problems: `
error: \`scale\` is missing in the criterion c
 --> assay.yaml:5:5
  |
5 |   - id: c
  |     ^
  = help: add \`scale:\` with binary, nominal, ordinal, rating or pairwise

error: \`labels\` is missing in the criterion d
 --> assay.yaml:7:5
  |
7 |   - id: d
  |     ^
  = help: add its bounds: \`range: [1, 10]\`
`,
  },
  {
    name: 'two criteria of one id',
    study: `${HEAD}
criteria:
  - {id: c, question: Q?, scale: rating, range: [1, 5]}
  - {id: c, question: R?, scale: rating, range: [1, 5]}
`,
    problems: `
error: two criteria have the id \`c\`
 --> assay.yaml:6:10
  |
6 |   - {id: c, question: R?, scale: rating, range: [1, 5]}
  |          ^
  = help: rename one of the two
`,
  },
  {
    name: 'an id that is no name',
    study: `${HEAD}
criteria:
  - {id: evades shutdown, question: Q?, scale: rating, range: [1, 5]}
`,
    problems: `
error: \`criteria[0].id\` may have letters, digits, \`.\`, \`_\` and \`-\` only
 --> assay.yaml:5:10
  |
5 |   - {id: evades shutdown, question: Q?, scale: rating, range: [1, 5]}
  |          ^
  = help: choose a short name, such as \`evades_shutdown\`
`,
  },
  {
    name: 'cuts outside the scale',
    study: `${HEAD}
criteria:
  - id: c
    question: Q?
    scale: rating
    range: [1, 10]
    cuts: ['>= 11', '>= 1', '<= 3', 'high']
`,
    problems: `
error: the cut \`>= 11\` makes no label positive
 --> assay.yaml:9:12
  |
9 |     cuts: ['>= 11', '>= 1', '<= 3', 'high']
  |            ^
  = help: cut from '>= 2' to '>= 10'

error: the cut \`>= 1\` makes every label positive
 --> assay.yaml:9:21
  |
9 |     cuts: ['>= 11', '>= 1', '<= 3', 'high']
  |                     ^
  = help: cut from '>= 2' to '>= 10'

error: \`<= 3\` cuts from above
 --> assay.yaml:9:29
  |
9 |     cuts: ['>= 11', '>= 1', '<= 3', 'high']
  |                             ^
  = help: name the lowest positive label: '>= 6'

error: \`high\` is not on the scale 1 to 10
 --> assay.yaml:9:37
  |
9 |     cuts: ['>= 11', '>= 1', '<= 3', 'high']
  |                                     ^
  = help: name the lowest positive label: '>= 6'
`,
  },
  {
    name: 'a cut that is not quoted',
    study: `${HEAD}
criteria:
  - id: c
    question: Q?
    scale: rating
    range: [1, 10]
    positive: >= 7
`,
    problems: `
error: a text begins with \`>\` or \`|\`
 --> assay.yaml:9:16
  |
9 |     positive: >= 7
  |                ^
  = help: quote the text: '>= 7'
`,
  },
  {
    name: 'a cut of a scale without order',
    study: `${HEAD}
criteria:
  - {id: c, question: Q?, scale: nominal, labels: [x, y, z], cuts: [y]}
`,
    problems: `
error: \`cuts\` need an order; the scale is nominal
 --> assay.yaml:5:68
  |
5 |   - {id: c, question: Q?, scale: nominal, labels: [x, y, z], cuts: [y]}
  |                                                                    ^
  = help: write \`positive:\` instead
`,
  },
  {
    name: 'costs that leave an error unnamed',
    study: `${HEAD}
criteria:
  - {id: c, question: Q?, scale: nominal, labels: [x, y, z], costs: {x: {y: 1, z: 2}, y: {x: 1}}}
`,
    problems: `
error: \`costs\` does not say what a verdict of \`z\` costs where gold is \`y\`
 --> assay.yaml:5:69
  |
5 | …, scale: nominal, labels: [x, y, z], costs: {x: {y: 1, z: 2}, y: {x: 1}}}
  |                                              ^
  = help: add it, 0 where it costs nothing: \`y: {z: 1}\`
`,
  },
  {
    name: 'costs of a label that is none, and of a right verdict',
    study: `${HEAD}
criteria:
  - {id: c, question: Q?, scale: binary, labels: [yes, no], positive: yes, costs: {yes: {no: 1, yes: 2}, nope: {yes: 1}, no: {yes: 1}}}
`,
    problems: `
error: a right verdict costs 2: gold \`yes\`, verdict \`yes\`
 --> assay.yaml:5:102
  |
5 | …], positive: yes, costs: {yes: {no: 1, yes: 2}, nope: {yes: 1}, no: {yes: …
  |                                              ^
  = help: remove it: agreement costs nothing

error: \`nope\` is none of the labels of c: yes, no
 --> assay.yaml:5:112
  |
5 | …e: yes, costs: {yes: {no: 1, yes: 2}, nope: {yes: 1}, no: {yes: 1}}}
  |                                              ^
  = help: write one of them: yes
`,
  },
  {
    name: 'costs that count nothing',
    study: `${HEAD}
criteria:
  - {id: c, question: Q?, scale: binary, labels: [yes, no], positive: yes, costs: {yes: {no: 0}, no: {yes: 0}}}
`,
    problems: `
error: \`costs\` is 0 everywhere: no error counts
 --> assay.yaml:5:83
  |
5 | …y, labels: [yes, no], positive: yes, costs: {yes: {no: 0}, no: {yes: 0}}}
  |                                              ^
  = help: give at least one error a cost, or remove \`costs\`
`,
  },
  {
    name: 'a range backwards',
    study: `${HEAD}
criteria:
  - {id: c, question: Q?, scale: rating, range: [10, 1]}
`,
    problems: `
error: the range’s first number is not below its second
 --> assay.yaml:5:49
  |
5 |   - {id: c, question: Q?, scale: rating, range: [10, 1]}
  |                                                 ^
  = help: write the lowest number first
`,
  },
  {
    name: 'rating labels out of order',
    study: `${HEAD}
criteria:
  - {id: c, question: Q?, scale: rating, labels: ['1', '3', '2']}
`,
    problems: `
error: rating labels are whole numbers in order
 --> assay.yaml:5:50
  |
5 |   - {id: c, question: Q?, scale: rating, labels: ['1', '3', '2']}
  |                                                  ^
  = help: write \`range: [1, 10]\`, or whole numbers in quotes, lowest first
`,
  },
  {
    name: 'pairwise labels that name slots',
    study: `${HEAD}
criteria:
  - {id: c, question: Q?, scale: pairwise, labels: [first, second]}
`,
    problems: `
error: pairwise labels name the response: \`a\` and \`b\`
 --> assay.yaml:5:52
  |
5 |   - {id: c, question: Q?, scale: pairwise, labels: [first, second]}
  |                                                    ^
  = help: write \`labels: [a, b, tie]\`; other spellings go into \`aliases\`
`,
  },
  {
    name: 'a tie outside a pair',
    study: `${HEAD}
criteria:
  - {id: c, question: Q?, scale: nominal, labels: [x, y], tie: y}
`,
    problems: `
error: \`tie\` is for pairwise criteria; the scale is nominal
 --> assay.yaml:5:64
  |
5 |   - {id: c, question: Q?, scale: nominal, labels: [x, y], tie: y}
  |                                                                ^
  = help: remove the line
`,
  },
  {
    name: 'a derived criterion of one that stands below it',
    study: `${HEAD}
criteria:
  - {id: high, question: Q?, derived: {cut: {of: risk, from: '>= 7'}}}
  - {id: risk, question: Q?, scale: rating, range: [1, 10]}
`,
    problems: `
error: no criterion \`risk\` stands above
 --> assay.yaml:5:50
  |
5 |   - {id: high, question: Q?, derived: {cut: {of: risk, from: '>= 7'}}}
  |                                                  ^
  = help: move that criterion above this one
`,
  },
  {
    name: 'a collapse that forgets a label and names a wrong one',
    study: `${HEAD}
criteria:
  - {id: kind, question: Q?, scale: nominal, labels: [none, covert, overt]}
  - id: any
    question: Q?
    derived:
      collapse:
        of: kind
        map: {none: no, covertt: yes, overt: maybe}
`,
    problems: `
error: the map says nothing about \`covert\`
  --> assay.yaml:11:14
   |
11 |         map: {none: no, covertt: yes, overt: maybe}
   |              ^
   = help: add \`covert: <label>\`, or \`covert: null\` to leave such items out

error: \`covertt\` is none of the labels of kind: none, covert, overt
  --> assay.yaml:11:34
   |
11 |         map: {none: no, covertt: yes, overt: maybe}
   |                                  ^
   = help: did you mean \`covert\`?

error: \`maybe\` is none of the labels of any: no, yes
  --> assay.yaml:11:46
   |
11 |         map: {none: no, covertt: yes, overt: maybe}
   |                                              ^
   = help: write one of them: no
`,
  },
  {
    name: 'a derivation of two kinds, and a condition of none',
    study: `${HEAD}
criteria:
  - {id: c, question: Q?, scale: binary, labels: [yes, no], positive: yes}
  - id: d
    question: Q?
    derived:
      all: [{criterion: c}, {criterion: c, labels: [ja]}]
  - id: e
    question: Q?
    derived: {cut: {of: c, from: yes}, all: [{facet: tool, values: [called]}]}
`,
    problems: `
error: a condition is either about a criterion or about a facet
 --> assay.yaml:9:13
  |
9 |       all: [{criterion: c}, {criterion: c, labels: [ja]}]
  |             ^
  = help: write \`criterion\` with \`labels\`, or \`facet\` with \`values\`

error: \`ja\` is none of the labels of c: yes, no
 --> assay.yaml:9:53
  |
9 |       all: [{criterion: c}, {criterion: c, labels: [ja]}]
  |                                                     ^
  = help: write one of them: yes

error: \`derived\` says cut and all
  --> assay.yaml:12:14
   |
12 |     derived: {cut: {of: c, from: yes}, all: [{facet: tool, values: [called…
   |              ^
   = help: write one of cut, collapse and all
`,
  },
  {
    name: 'files that are not there',
    study: `${BASE}
items:
  - lables.csv
  - nowhere/*.eval
  - logs
gold:
  sources:
    - {path: labels.csv, mapping: map.yaml}
templates: [templates/one.md]
`,
    problems: `
error: there is no file lables.csv
 --> assay.yaml:7:5
  |
7 |   - lables.csv
  |     ^
  = help: check the spelling; paths count from the study’s folder

error: there is no folder nowhere
 --> assay.yaml:8:5
  |
8 |   - nowhere/*.eval
  |     ^
  = help: check the spelling; paths count from the study’s folder

error: logs is a folder
 --> assay.yaml:9:5
  |
9 |   - logs
  |     ^
  = help: name its files (logs/*), or a mapping that reads the folder

error: there is no file map.yaml
  --> assay.yaml:12:35
   |
12 |     - {path: labels.csv, mapping: map.yaml}
   |                                   ^
   = help: check the spelling; paths count from the study’s folder

error: there is no file templates/one.md
  --> assay.yaml:13:13
   |
13 | templates: [templates/one.md]
   |             ^
   = help: check the spelling; paths count from the study’s folder
`,
  },
  {
    name: 'a format and a mapping',
    study: `${BASE}
verdicts:
  - path: labels.csv
    format: verdicts_csv
    mapping: labels.csv
`,
    problems: `
error: both \`format\` and \`mapping\` are given
 --> assay.yaml:8:13
  |
8 |     format: verdicts_csv
  |             ^
  = help: keep the mapping: it names the format
`,
  },
  {
    name: 'a judge without a model',
    study: `${BASE}
judges:
  - id: first
    provider: openai
`,
    problems: `
error: a judge of openai needs a model
 --> assay.yaml:7:5
  |
7 |   - id: first
  |     ^
  = help: add \`model: <name>\`
`,
  },
  {
    name: 'a provider that is not known',
    study: `${BASE}
judges:
  - provider: antropic
    model: claude-opus-5-5
`,
    problems: `
error: \`judges[0].provider\` must be one of openai, anthropic, recorded, keyword, constant, prior, random, simulated
 --> assay.yaml:7:15
  |
7 |   - provider: antropic
  |               ^
  = help: did you mean \`anthropic\`?
`,
  },
  {
    name: 'two judges of one id',
    study: `${BASE}
judges:
  - {provider: openai, model: gpt-4.1}
  - {provider: openai, model: gpt-4.1, settings: {temperature: 1}}
`,
    problems: `
error: two judges have the id \`gpt-4.1\`
 --> assay.yaml:8:5
  |
8 |   - {provider: openai, model: gpt-4.1, settings: {temperature: 1}}
  |     ^
  = help: give one of them another \`id\`
`,
  },
  {
    name: 'keys in the study',
    study: `${BASE}
judges:
  - id: x
    provider: openai
    model: m
    base_url: https://me:secret@example.org/v1
    settings: {headers: {Authorization: Bearer-sk-1}}
  - {provider: openai, model: n, api_key: sk-canary}
`,
    problems: `
error: a study holds no keys: it is committed and shared
  --> assay.yaml:10:15
   |
10 |     base_url: https://***@example.org/v1
   |               ^
   = help: remove what stands before \`@\`; the key is read from ASSAY_KEY_<HOST>

error: a study holds no keys: it is committed and shared
  --> assay.yaml:11:41
   |
11 |     settings: {headers: {Authorization: ***}}
   |                                         ^
   = help: remove it; keys are read from the environment only: OPENAI_API_KEY, ASSAY_KEY_<HOST>

error: unknown key \`api_key\` in \`judges[1]\`
  --> assay.yaml:12:34
   |
12 |   - {provider: openai, model: n, api_key: ***}
   |                                  ^
   = help: known here: id, provider, model, base_url, context_tokens, settings, limits, price

error: a study holds no keys: it is committed and shared
  --> assay.yaml:12:43
   |
12 |   - {provider: openai, model: n, api_key: ***}
   |                                           ^
   = help: remove it; keys are read from the environment only: OPENAI_API_KEY, ASSAY_KEY_<HOST>
`,
  },
  {
    name: 'a gate under an unknown criterion, and one without a bound',
    study: `${BASE}
gates:
  - {criterion: d, measure: kappa, at_least: 0.6}
  - {measure: kappa}
`,
    problems: `
error: no criterion \`d\` stands above
 --> assay.yaml:7:17
  |
7 |   - {criterion: d, measure: kappa, at_least: 0.6}
  |                 ^
  = help: write one of those that do (c), or move it up

error: the gate has no bound
 --> assay.yaml:8:5
  |
8 |   - {measure: kappa}
  |     ^
  = help: add \`at_least: 0.6\` or \`at_most: 0.1\`
`,
  },
  {
    name: 'a gate that could be about two criteria',
    study: `${HEAD}
criteria:
  - {id: c, question: Q?, scale: rating, range: [1, 5]}
  - {id: d, question: Q?, scale: rating, range: [1, 5]}
gates:
  - {measure: kappa, at_most: 0.1}
`,
    problems: `
error: the gate does not say which criterion it is about
 --> assay.yaml:8:5
  |
8 |   - {measure: kappa, at_most: 0.1}
  |     ^
  = help: add \`criterion: c\`
`,
  },
  {
    name: 'a prevalence in percent',
    study: `${BASE}
deployment: {prevalence: 5}
`,
    problems: `
error: \`deployment.prevalence\` must be less than 1
 --> assay.yaml:6:26
  |
6 | deployment: {prevalence: 5}
  |                          ^
  = help: write a share: 0.05 for 5 %
`,
  },
  {
    name: 'a prevalence of a criterion without a positive label',
    study: `${HEAD}
criteria:
  - {id: c, question: Q?, scale: rating, range: [1, 5]}
deployment: {prevalence: 0.05}
`,
    problems: `
error: no criterion has a positive label to have a prevalence
 --> assay.yaml:6:26
  |
6 | deployment: {prevalence: 0.05}
  |                          ^
  = help: remove it, or derive a binary criterion
`,
  },
  {
    name: 'a policy that is not known',
    study: `${BASE}
gold: {policy: majorty}
`,
    problems: `
error: \`gold.policy\` must be one of default, majority, each
 --> assay.yaml:6:16
  |
6 | gold: {policy: majorty}
  |                ^
  = help: did you mean \`majority\`?
`,
  },
  {
    name: 'a policy with a misspelt key',
    study: `${BASE}
gold: {policy: {anotator: mia}}
`,
    problems: `
error: unknown key \`anotator\` in \`gold.policy\`
 --> assay.yaml:6:17
  |
6 | gold: {policy: {anotator: mia}}
  |                 ^
  = help: did you mean \`annotator\`? known here: annotator
`,
  },
  {
    name: 'a role and a provenance that are not known',
    study: `${BASE}
gold:
  annotators:
    mia: {role: boss, provenance: human}
    gpt: {provenance: machine}
`,
    problems: `
error: \`gold.annotators.mia.role\` must be one of primary, relabel, adjudication, final, review
 --> assay.yaml:8:17
  |
8 |     mia: {role: boss, provenance: human}
  |                 ^
  = help: write one of these words

error: \`gold.annotators.gpt.provenance\` must be one of human, deterministic, llm, illustrative
 --> assay.yaml:9:23
  |
9 |     gpt: {provenance: machine}
  |                       ^
  = help: write one of these words
`,
  },
  {
    name: 'a facet and a view named twice',
    study: `${BASE}
facets: [agent, {name: agent}]
views: [full, full]
`,
    problems: `
error: the facet \`agent\` is there twice
 --> assay.yaml:6:17
  |
6 | facets: [agent, {name: agent}]
  |                 ^
  = help: remove one of the two

error: the view full is there twice
 --> assay.yaml:7:15
  |
7 | views: [full, full]
  |               ^
  = help: remove one
`,
  },
  {
    name: 'a key written twice',
    study: `${BASE}
name: T
`,
    problems: `
error: the key \`name\` is written twice
 --> assay.yaml:6:1
  |
6 | name: T
  | ^
  = help: keep one of the two
`,
  },
  {
    name: 'a text with a colon',
    study: `${HEAD}
criteria:
  - id: c
    question: Is it so: yes or no?
`,
    problems: `
error: two keys on one line
 --> assay.yaml:6:15
  |
6 |     question: Is it so: yes or no?
  |               ^
  = help: quote a text that holds a colon: 'Is it so: yes or no?'
`,
  },
  {
    name: 'a tab',
    study: `${HEAD}
criteria:
\t- id: c
`,
    problems: `
error: a tab where spaces indent
 --> assay.yaml:5:1
  |
5 |   - id: c
  | ^
  = help: indent with spaces
`,
  },
  {
    name: 'a quote that never closes',
    study: `${HEAD}
criteria:
  - id: 'c
    question: Q?
`,
    problems: `
error: a quote or bracket that opens and never closes, or a colon left out
 --> assay.yaml:5:9
  |
5 |   - id: 'c
  |         ^
  = help: check the indentation and the quotes of this line and of the one before
`,
  },
  {
    name: 'a pattern that YAML takes for an alias',
    study: `${BASE}
items:
  - *.eval
`,
    problems: `
error: \`*.eval\` refers to nothing: no \`&.eval\` stands before it
 --> assay.yaml:7:5
  |
7 |   - *.eval
  |     ^
  = help: for text that begins with \`*\`, quote it: '*.eval'
`,
  },
  {
    name: 'a capture that YAML takes for a map',
    study: `${BASE}
items:
  - {judge}.csv
`,
    problems: `
error: more text after the end of a value
 --> assay.yaml:7:12
  |
7 |   - {judge}.csv
  |            ^
  = help: quote all of it: '{judge}.csv'
`,
  },
  {
    name: 'a second document',
    study: `${BASE}
---
assay: 1
`,
    problems: `
error: a second document begins
 --> assay.yaml:6:1
  |
6 | ---
  | ^
  = help: remove the line \`---\`, or make it a file of its own
`,
  },
  {
    name: 'a tag that would run code',
    study: `${BASE}
seed: !!js/function 'function () {}'
`,
    problems: `
error: the tag !!js/function is not allowed: the file is data only
 --> assay.yaml:6:21
  |
6 | seed: !!js/function 'function () {}'
  |                     ^
  = help: remove the tag; for text that begins with \`!\`, quote it
`,
  },
  {
    name: 'a key that reaches into objects',
    study: `${BASE}
__proto__: {illustrative: true}
`,
    problems: `
error: the key \`__proto__\` is not allowed
 --> assay.yaml:6:1
  |
6 | __proto__: {illustrative: true}
  | ^
  = help: remove it
`,
  },
  {
    name: 'an empty file',
    study: '',
    problems: `
error: the file is empty
 --> assay.yaml:1:1
  |
1 |
  | ^
  = help: write a study, or run \`assay init\` in another folder for a first one
`,
  },
  {
    name: 'a list instead of a study',
    study: `- assay: 1
`,
    problems: `
error: the file must be a map, not a list
 --> assay.yaml:1:1
  |
1 | - assay: 1
  | ^
  = help: write \`key: value\` lines below it, indented
`,
  },
];

describe('a wrong study is told in full: message, place, line and remedy', () => {
  test.each(WRONG_STUDIES)('$name', async ({ study, problems }) => {
    expect(`\n${await folder.problems(study)}\n`).toBe(problems);
  });
});
