/** Everything an async source yields, in order. */
export async function collect<Value>(source: AsyncIterable<Value>): Promise<readonly Value[]> {
  const values: Value[] = [];
  for await (const value of source) values.push(value);
  return values;
}
