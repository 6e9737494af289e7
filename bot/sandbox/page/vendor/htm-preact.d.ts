// Types for the parts of htm-preact.js that the page uses. Written for Wordbrush, not by the authors of htm and Preact.

/** An element or a component with its properties, made by a template. */
export interface VNode {
  readonly type: unknown;
  readonly props: object;
  readonly key: unknown;
}

/**
 * A value in a template.
 *
 * TypeScript does not read templates, so it does not know which property a value is for and does not check that it fits.
 * A function whose parameter has no declared type counts as an event handler.
 */
export type TemplateValue = string | number | boolean | object | null | undefined | ((event: Event) => unknown);

export function html(strings: TemplateStringsArray, ...values: TemplateValue[]): VNode | VNode[];

export function render(vnode: VNode | VNode[], parent: Element): void;

/** A mutable value that outlives a rendering. */
export interface Ref<T> {
  current: T;
}

/** Refer to an element that is always rendered. It is there before any effect or event handler runs, so `null` is not part of the type. */
export function useRef<E extends Element>(initial: null): Ref<E>;
export function useRef<T>(initial: T): Ref<T>;

export function useState<S>(initial: S | (() => S)): [S, (next: S | ((before: S) => S)) => void];

/** `effect` may return a function that undoes it. */
export function useEffect(effect: () => void | (() => unknown), inputs?: readonly unknown[]): void;
export function useLayoutEffect(effect: () => void | (() => unknown), inputs?: readonly unknown[]): void;

export function useMemo<T>(make: () => T, inputs: readonly unknown[]): T;
