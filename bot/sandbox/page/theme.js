// @ts-check
// Light or dark: as the system has it, until somebody chooses.

import { remember, remembered } from "./memory.js";

const prefersDark = matchMedia("(prefers-color-scheme: dark)");
const root = document.documentElement;

export function applyTheme() {
  const chosen = remembered("theme", "", "browser");
  if (chosen) root.dataset.theme = chosen;
}

export function toggleTheme() {
  const dark = (root.dataset.theme ?? (prefersDark.matches ? "dark" : "light")) === "dark";
  root.dataset.theme = dark ? "light" : "dark";
  remember("theme", root.dataset.theme, "browser");
}
