// @ts-check
// Everything that draws, from one place, with the few pieces that all parts of the page share.

import { html } from "./vendor/htm-preact.js";

/** @import { Person } from "./payloads" */

/**
 * An event that its target handles itself.
 * @template {Element} E
 * @typedef {Event & { target: E }} EventAt
 */
/**
 * A click or another mouse event in an element.
 * @typedef {MouseEvent & { target: Element, currentTarget: Element }} Click
 */

export { html, render, useEffect, useLayoutEffect, useMemo, useRef, useState } from "./vendor/htm-preact.js";

const ICONS = {
  close: "M6 6l12 12M18 6L6 18",
  menu: "M4 7h16M4 12h16M4 17h16",
  more: "M6 12h.01M12 12h.01M18 12h.01",
  people: "M9 11a3.5 3.5 0 1 0 0-7 3.5 3.5 0 0 0 0 7zM2.5 20c0-4 3-6.5 6.5-6.5s6.5 2.5 6.5 6.5M16 4.5a3.5 3.5 0 0 1 0 6M18 14c2.2.8 3.5 3 3.5 6",
  sun: "M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2v2M12 20v2M2 12h2M20 12h2M5 5l1.4 1.4M17.6 17.6L19 19M5 19l1.4-1.4M17.6 6.4L19 5",
  plus: "M12 5v14M5 12h14",
  picture: "M4 5h16v14H4zM4 16l5-5 4 4 3-3 4 4M15.5 9.5h.01",
  send: "M4 12l16-8-6 16-2.5-6.5z",
  left: "M14 6l-6 6 6 6",
  right: "M10 6l6 6-6 6",
  swap: "M7 4L3 8l4 4M3 8h14M17 12l4 4-4 4M21 16H7",
};

/** @param {{ name: keyof typeof ICONS }} props */
export function Icon({ name }) {
  return html`<svg class="icon" viewBox="0 0 24 24" aria-hidden="true"><path d=${ICONS[name]} /></svg>`;
}

/** @param {{ icon: keyof typeof ICONS, label: string } & Record<string, unknown>} props */
export function IconButton({ icon, label, ...others }) {
  return html`<button type="button" class="icon-button" aria-label=${label} title=${label} ...${others}>
    <${Icon} name=${icon} />
  </button>`;
}

const COLORS = ["#3ba55c", "#c27c0e", "#a652bb", "#d1477f", "#2d8fb8", "#8a6d3b", "#5b6ee1", "#bf4040"];

/** @param {{ person: Person | { bot: true, avatar?: undefined } }} props */
export function Avatar({ person }) {
  if (person.avatar) return html`<img class="avatar" src=${person.avatar} alt="" />`;
  if (person.bot) return html`<img class="avatar" src="/chat/brush.svg" alt="" />`;
  const color = COLORS[Number(BigInt(person.id) % BigInt(COLORS.length))];
  return html`<span class="avatar" style=${`background:${color}`} aria-hidden="true">${[...person.name][0]}</span>`;
}

/** @param {string} name */
export const initials = (name) => name.split(/\s+/).map((word) => [...word][0]).join("").slice(0, 3);
