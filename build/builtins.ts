import type { Plugin, PluginContext } from 'rolldown';

type Statement = ReturnType<PluginContext['parse']>['body'][number];
type Import = Extract<Statement, { type: 'ImportDeclaration' }>;

/**
 * Takes Node's own modules as they are, instead of importing them: an import reads every export once, also those that
 * load something when they are read, such as the streams of `node:fs` and the standard input of `node:process`.
 */
export function takeBuiltins(): Plugin {
  return {
    name: 'builtins',
    renderChunk(code) {
      const imports = this.parse(code).body.filter(isOfBuiltin);
      // From the end, so that what comes before stays where it is.
      return imports.reduceRight(
        (rest, declaration) =>
          rest.slice(0, declaration.start) + taken(declaration) + rest.slice(declaration.end),
        code,
      );
    },
  };
}

function isOfBuiltin(statement: Statement): statement is Import {
  return statement.type === 'ImportDeclaration' && statement.source.value.startsWith('node:');
}

function taken({ source, specifiers }: Import): string {
  // A bundled module may have a `process` of its own.
  const builtin = `globalThis.process.getBuiltinModule('${source.value}')`;
  const members = specifiers.flatMap((one) =>
    one.type === 'ImportSpecifier' && one.imported.type === 'Identifier'
      ? [`${one.imported.name}: ${one.local.name}`]
      : [],
  );
  return [
    ...specifiers
      .filter(({ type }) => type !== 'ImportSpecifier')
      .map(({ local }) => `const ${local.name} = ${builtin};`),
    ...(members.length === 0 ? [] : [`const { ${members.join(', ')} } = ${builtin};`]),
  ].join(' ');
}
