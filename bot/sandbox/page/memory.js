// What the browser keeps: until the tab is closed, or for good. Some keep nothing, and forget at the next reload.

const places = { tab: () => sessionStorage, browser: () => localStorage };

export function remembered(key, fallback, place = "tab") {
  try {
    return JSON.parse(places[place]().getItem(key)) ?? fallback;
  } catch {
    return fallback;
  }
}

export function remember(key, value, place = "tab") {
  try {
    places[place]().setItem(key, JSON.stringify(value));
  } catch {
    // Then not.
  }
}
