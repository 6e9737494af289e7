// @ts-check
// A context menu: https://www.w3.org/WAI/ARIA/apg/patterns/menubar/

import { html, useLayoutEffect, useRef } from "./html.js";

/** @import { Ref } from "./vendor/htm-preact.js" */

/**
 * `heading` is shown above the entry.
 * @typedef {{ label: string, act: () => unknown, danger?: boolean, heading?: string | false, note?: string }} MenuEntry
 */

/** @param {{ x: number, y: number, label: string, entries: MenuEntry[], close: () => void }} props */
export function Menu({ x, y, label, entries, close }) {
  /** @type {Ref<HTMLDivElement>} */
  const list = useRef(null);
  const before = useRef(/** @type {HTMLElement | null} */ (document.activeElement));

  useLayoutEffect(() => {
    const { width, height } = list.current.getBoundingClientRect();
    list.current.style.left = `${Math.max(4, Math.min(x, innerWidth - width - 4))}px`;
    list.current.style.top = `${Math.max(4, Math.min(y, innerHeight - height - 4))}px`;
    list.current.querySelector("button")?.focus();
    return () => before.current?.isConnected && before.current.focus();
  }, []);

  /** @param {KeyboardEvent} event */
  const move = (event) => {
    const buttons = [...list.current.querySelectorAll("button")];
    const at = buttons.findIndex((button) => button === document.activeElement);
    /** @type {Record<string, number | undefined>} */
    const places = { ArrowDown: at + 1, ArrowUp: at - 1, Home: 0, End: -1 };
    const to = places[event.key];
    if (event.key === "Escape" || event.key === "Tab") close();
    else if (to === undefined) return;
    else buttons.at(to % buttons.length)?.focus();
    event.preventDefault();
    event.stopPropagation();
  };
  /** @param {MenuEntry} entry */
  const choose = (entry) => {
    close();
    entry.act();
  };
  return html`<div class="behind" onClick=${close} onContextMenu=${(event) => (event.preventDefault(), close())}>
    <div class="menu" role="menu" aria-label=${label} ref=${list} onKeyDown=${move} onClick=${(event) => event.stopPropagation()}>
      ${entries.map(
        (entry, index) => html`
          ${entry.heading && html`<div class="menu-heading" role="presentation" key=${`heading ${index}`}>${entry.heading}</div>`}
          <button type="button" role="menuitem" key=${index} class=${entry.danger ? "danger" : ""} onClick=${() => choose(entry)}>
            ${entry.label}${entry.note && html`<span class="note">${entry.note}</span>`}
          </button>
        `,
      )}
    </div>
  </div>`;
}
