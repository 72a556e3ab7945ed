import type { Place } from '../../domain/yaml-document.ts';
import type { MappingSpec } from './schema/mapping.ts';

/** A mapping file, read and checked. It still knows where everything stands, for errors found in data. */
export interface Mapping {
  readonly file: string;
  readonly spec: MappingSpec;
  at(path: readonly PropertyKey[]): Place;
}
