/** Finds text for people that a page says by itself instead of from the catalogues. Knows syntax, no language. */
import { parse } from '@babel/parser';

export interface Finding {
  readonly line: number;
  readonly text: string;
}

interface Node {
  readonly type: string;
  readonly loc?: { readonly start: { readonly line: number } };
  readonly [field: string]: unknown;
}

/** What elements and components of this project show or say by these names. */
const SAID = new Set([
  ...[
    'aria-label',
    'aria-valuetext',
    'aria-description',
    'aria-roledescription',
    'alt',
    'title',
    'placeholder',
  ],
  ...[
    'label',
    'hint',
    'name',
    'text',
    'words',
    'button',
    'verb',
    'advice',
    'question',
    'consequence',
    'yes',
    'no',
  ],
]);
/** `name` of a form's control, and the `name` of an icon, are no text. */
const NAMED_BY_CODE = /^[a-z][\w-]*$/;
const ASSIGNED = new Set(['textContent', 'innerText', 'title', 'placeholder', 'ariaLabel', 'alt']);
/** The same in every language. */
const NAMES = new Set(['US$', 'OpenAI', 'Surtitle']);

const isNode = (value: unknown): value is Node =>
  typeof value === 'object' && value !== null && 'type' in value && typeof value.type === 'string';

const nodeOf = (value: unknown): Node | null => (isNode(value) ? value : null);

/** The text that a source says by itself, with its lines. */
export function hardCoded(source: string): readonly Finding[] {
  const { program } = parse(source, { sourceType: 'module', plugins: ['jsx', 'typescript'] });
  return allIn(program as unknown as Node).flatMap((node) => {
    const line = node.loc?.start.line ?? 0;
    return saidBy(node)
      .map((text) => text.trim().replace(/\s+/g, ' '))
      .filter((text) => /\p{L}/u.test(text) && !NAMES.has(text))
      .map((text) => ({ line, text }));
  });
}

function allIn(node: Node): readonly Node[] {
  const children = Object.values(node).flat().filter(isNode);
  return [node, ...children.flatMap(allIn)];
}

/** What of a node people would read: text of an element, a prop that is said, what is assigned to a node of the page. */
function saidBy(node: Node): readonly string[] {
  switch (node.type) {
    case 'JSXText':
      return [String(node['value'])];
    case 'JSXElement':
    case 'JSXFragment':
      return [node['children']]
        .flat()
        .filter(isNode)
        .flatMap((child) => (child.type === 'JSXExpressionContainer' ? resultsOf(child['expression']) : []));
    case 'JSXAttribute':
      return SAID.has(nameOf(node['name'])) ? proseOf(nameOf(node['name']), node['value']) : [];
    case 'ObjectProperty':
      return SAID.has(nameOf(node['key'])) ? proseOf('name', node['value']) : [];
    case 'AssignmentExpression':
      return ASSIGNED.has(nameOf(nodeOf(node['left'])?.['property'])) ? resultsOf(node['right']) : [];
    default:
      return [];
  }
}

/** A single small word by a name that code uses too is a key, no text. */
function proseOf(name: string, value: unknown): readonly string[] {
  const texts = resultsOf(value);
  return name.includes('-') || name === 'alt' ? texts : texts.filter((text) => !NAMED_BY_CODE.test(text));
}

/** The pieces of text that an expression can come to by itself; what a call gives back is not its own. */
function resultsOf(value: unknown): readonly string[] {
  const node = nodeOf(value);
  switch (node?.type) {
    case 'StringLiteral':
      return [String(node['value'])];
    case 'TemplateLiteral':
      return [node['quasis']].flat().map((quasi) => rawOf(quasi));
    case 'JSXExpressionContainer':
      return resultsOf(node['expression']);
    case 'ConditionalExpression':
      return [...resultsOf(node['consequent']), ...resultsOf(node['alternate'])];
    case 'LogicalExpression':
    case 'BinaryExpression':
      return ['+', '??', '||', '&&'].includes(String(node['operator']))
        ? [...resultsOf(node['left']), ...resultsOf(node['right'])]
        : [];
    default:
      return [];
  }
}

const rawOf = (quasi: unknown): string => {
  const value = isNode(quasi) ? quasi['value'] : null;
  return typeof value === 'object' && value !== null && 'raw' in value ? String(value.raw) : '';
};

function nameOf(value: unknown): string {
  const node = nodeOf(value);
  const name = node?.type === 'StringLiteral' ? node['value'] : node?.['name'];
  return typeof name === 'string' ? name : '';
}
