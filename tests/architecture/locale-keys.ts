import { type Node, parse, visit } from './syntax.ts';

export type Words = { readonly [key: string]: string | Words };

/** A key as the code writes it; `*` stands for what is only known at run time. */
export type UsedKey = { readonly namespaces: readonly string[]; readonly key: string };

const PLURALS = ['_zero', '_one', '_two', '_few', '_many', '_other'];

/**
 * The locale keys that a file asks `t` for, as far as they can be read off: literals, and templates with gaps. Where the
 * file is handed its `t`, a key without a namespace may stand in any.
 */
export function readUsedKeys(path: string, source: string): UsedKey[] {
  const named = new Set<string>();
  const keys: { text: string; own: string | undefined }[] = [];
  visit(parse(path, source), (node) => {
    if (node.type === 'JSXAttribute' && (node.name as Node).name === 'i18nKey') {
      for (const text of textsOf(node.value as Node)) keys.push({ text, own: undefined });
    }
    if (node.type !== 'CallExpression') return;
    const args = node.arguments as readonly Node[];
    const callee = calleeName(node.callee as Node);
    if (callee === 'useTranslation' && args.length === 0) named.add('common');
    if (/^(useTranslation|getFixedT)$/.test(callee)) for (const name of args.flatMap(textsOf)) named.add(name);
    if (callee === 't') for (const text of textsOf(args[0])) keys.push({ text, own: namespaceOption(args[1]) });
  });
  const around = named.size > 0 ? [...named] : ['*'];
  return keys.map(({ text, own }) => {
    const colon = text.indexOf(':');
    if (colon > 0) return { namespaces: [text.slice(0, colon)], key: text.slice(colon + 1) };
    return { namespaces: own === undefined ? around : [own], key: text };
  });
}

/** True where some text, group of texts or plural form answers to the key. */
export function hasKey(locales: Readonly<Record<string, Words>>, { namespaces, key }: UsedKey): boolean {
  const wanted = new RegExp(`^${key.split('*').map(escape).join('.+')}$`);
  return namespaces.some((pattern) => {
    const space = new RegExp(`^${pattern.split('*').map(escape).join('.+')}$`);
    return Object.entries(locales).some(
      ([name, words]) => space.test(name) && listKeys(words).some((have) => wanted.test(have)),
    );
  });
}

/** Every key and every group's key, plural forms also without their ending. */
function listKeys(words: Words, prefix = ''): string[] {
  return Object.entries(words).flatMap(([key, value]) => {
    const path = `${prefix}${key}`;
    const plain = PLURALS.filter((ending) => path.endsWith(ending)).map((ending) => path.slice(0, -ending.length));
    return [path, ...plain, ...(typeof value === 'string' ? [] : listKeys(value, `${path}.`))];
  });
}

function calleeName(callee: Node): string {
  if (callee.type === 'Identifier') return String(callee.name);
  return callee.type === 'MemberExpression' ? String((callee.property as Node).name) : '';
}

/** The strings that an expression can be, where that can be read off it. */
function textsOf(node: Node | null | undefined): string[] {
  switch (node?.type) {
    case 'Literal':
      return typeof node.value === 'string' ? [node.value] : [];
    case 'TemplateLiteral': {
      const parts = node.quasis as readonly { readonly value: { readonly cooked: string } }[];
      const text = parts.map((part) => part.value.cooked).join('*');
      return /[a-z]/i.test(text) ? [text] : [];
    }
    case 'ConditionalExpression':
      return [...textsOf(node.consequent as Node), ...textsOf(node.alternate as Node)];
    case 'ArrayExpression':
      return (node.elements as readonly Node[]).flatMap(textsOf);
    case 'JSXExpressionContainer':
    case 'TSAsExpression':
      return textsOf(node.expression as Node);
    default:
      return [];
  }
}

function namespaceOption(node: Node | undefined): string | undefined {
  if (node?.type !== 'ObjectExpression') return undefined;
  const property = (node.properties as readonly Node[]).find((one) => (one.key as Node | undefined)?.name === 'ns');
  return textsOf(property?.value as Node | undefined)[0];
}

function escape(text: string): string {
  return text.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`);
}
