import { z } from 'zod';

/**
 * The keys that a schema knows in the map at a path, in the order they are declared; of a union those of every
 * branch. Empty where the path leads to no map with fixed keys.
 *
 * @example schemaKeys(z.object({ a: z.array(z.object({ b: z.string() })) }), ['a', 0]) // ['b']
 */
export function schemaKeys(schema: z.core.$ZodType, path: readonly PropertyKey[]): readonly string[] {
  const reached = path.reduce(
    (schemas, step) => schemas.flatMap(unwrap).flatMap((entry) => inside(entry, step)),
    [schema],
  );
  const keys = reached.flatMap(unwrap).flatMap((entry) => {
    return entry instanceof z.ZodObject ? Object.keys(entry.shape) : [];
  });
  return [...new Set(keys)];
}

function unwrap(schema: z.core.$ZodType): readonly z.core.$ZodType[] {
  if (schema instanceof z.ZodUnion) return schema.options.flatMap(unwrap);
  if (schema instanceof z.ZodPipe) return unwrap(schema.in);
  if (
    schema instanceof z.ZodOptional ||
    schema instanceof z.ZodNullable ||
    schema instanceof z.ZodDefault ||
    schema instanceof z.ZodReadonly
  ) {
    return unwrap(schema.unwrap());
  }
  return [schema];
}

function inside(schema: z.core.$ZodType, step: PropertyKey): readonly z.core.$ZodType[] {
  if (schema instanceof z.ZodArray) return [schema.element];
  if (schema instanceof z.ZodRecord) return [schema.valueType];
  if (!(schema instanceof z.ZodObject)) return [];
  const shape: Readonly<Record<string, z.core.$ZodType>> = schema.shape;
  const member = Object.hasOwn(shape, String(step)) ? shape[String(step)] : undefined;
  return member ? [member] : [];
}
