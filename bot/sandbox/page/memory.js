// @ts-check
// What the browser keeps: until the tab is closed, or for good. Some keep nothing, and forget at the next reload.

const places = { tab: () => sessionStorage, browser: () => localStorage };

/**
 * @template T
 * @param {string} key
 * @param {T} fallback
 * @param {keyof typeof places} [place]
 * @returns {T}
 */
export function remembered(key, fallback, place = "tab") {
  try {
    return JSON.parse(places[place]().getItem(key) ?? "null") ?? fallback;
  } catch {
    return fallback;
  }
}

/**
 * @param {string} key
 * @param {unknown} value
 * @param {keyof typeof places} [place]
 */
export function remember(key, value, place = "tab") {
  try {
    places[place]().setItem(key, JSON.stringify(value));
  } catch {
    // Then not.
  }
}
