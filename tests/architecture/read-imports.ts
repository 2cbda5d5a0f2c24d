import { type Node, parse, visit } from './syntax.ts';

export type Import = {
  readonly specifier: string;
  /** True where nothing of the module is left at run time. */
  readonly typeOnly: boolean;
};

/** Every module that a file names: static, dynamic, of types, `require` and the bundler's glob alike. */
export function readImports(path: string, source: string): Import[] {
  const found: Import[] = [];
  visit(parse(path, source), (node) => found.push(...importsOf(node)));
  return found;
}

function importsOf(node: Node): Import[] {
  switch (node.type) {
    case 'ImportDeclaration':
    case 'ExportNamedDeclaration':
    case 'ExportAllDeclaration':
      return asImport(node.source, isTypeOnly(node));
    case 'ImportExpression':
      return asImport(node.source, false);
    case 'TSImportType':
      return asImport(node.source ?? node.argument, true);
    case 'TSExternalModuleReference':
      return asImport(node.expression, false);
    case 'CallExpression':
      return isLoader(node.callee as Node) ? globs(node.arguments as readonly Node[]) : [];
    default:
      return [];
  }
}

function isTypeOnly(node: Node): boolean {
  if (node.importKind === 'type' || node.exportKind === 'type') return true;
  const specifiers = (node.specifiers ?? []) as readonly Node[];
  return specifiers.length > 0 && specifiers.every((part) => part.importKind === 'type' || part.exportKind === 'type');
}

/** `require(…)`, `require.resolve(…)`, `import.meta.glob(…)`. */
function isLoader(callee: Node): boolean {
  if (callee.type === 'Identifier') return callee.name === 'require';
  if (callee.type !== 'MemberExpression') return false;
  const object = callee.object as Node;
  const property = (callee.property as Node).name;
  return (
    (object.name === 'require' && property === 'resolve') || (object.type === 'MetaProperty' && property === 'glob')
  );
}

function globs(args: readonly Node[]): Import[] {
  const first = args[0];
  const elements = first?.type === 'ArrayExpression' ? (first.elements as readonly Node[]) : [first];
  return elements.flatMap((element) => asImport(element, false));
}

function asImport(node: unknown, typeOnly: boolean): Import[] {
  const literal = (node as Node | null | undefined)?.type === 'TSLiteralType' ? (node as Node).literal : node;
  const value = (literal as Node | null | undefined)?.value;
  return typeof value === 'string' ? [{ specifier: value, typeOnly }] : [];
}
