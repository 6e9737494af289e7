// Types for the parts of markdown-it.js that the page uses. Written for Wordbrush, not by the authors of markdown-it.

export interface Token {
  tag: string;
  content: string;
  markup: string;
  block: boolean;
  children: Token[] | null;
  attrSet(name: string, value: string): void;
}

interface State<Env> {
  src: string;
  env: Env;
  /** `nesting`: 1 opens, -1 closes, 0 does neither. */
  push(type: string, tag: string, nesting: -1 | 0 | 1): Token;
}

export interface StateInline<Env> extends State<Env> {
  pos: number;
}

export interface StateBlock<Env> extends State<Env> {
  line: number;
  /** By line: the offset in `src` where it begins, the offset where it ends, and its indentation. */
  bMarks: number[];
  eMarks: number[];
  tShift: number[];
}

/** Return whether the rule applies; if not `silent`, also apply it. */
export type InlineRule<Env> = (state: StateInline<Env>, silent: boolean) => boolean;
export type BlockRule<Env> = (state: StateBlock<Env>, startLine: number, endLine: number, silent: boolean) => boolean;

export interface Ruler<Rule> {
  before(beforeName: string, ruleName: string, rule: Rule, options?: { alt: string[] }): void;
}

export interface Options {
  html?: boolean;
  linkify?: boolean;
  breaks?: boolean;
}

/** Return the HTML of a token. */
export type RenderRule<Env> = (
  tokens: Token[],
  index: number,
  options: Options,
  env: Env,
  self: Renderer<Env>,
) => string;

export interface Renderer<Env> {
  rules: Record<string, RenderRule<Env>>;
  renderToken(tokens: Token[], index: number, options: Options): string;
}

/** `Env` is the type of the value that `render` passes to the rules. */
export default class MarkdownIt<Env> {
  constructor(options: Options);
  readonly linkify: { set(options: { fuzzyLink?: boolean; fuzzyEmail?: boolean; fuzzyIP?: boolean }): void };
  readonly utils: { escapeHtml(text: string): string };
  readonly inline: { ruler: Ruler<InlineRule<Env>> };
  readonly block: { ruler: Ruler<BlockRule<Env>> };
  readonly renderer: Renderer<Env>;
  disable(rules: string[]): this;
  render(text: string, env: Env): string;
}
