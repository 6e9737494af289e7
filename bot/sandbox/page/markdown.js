// @ts-check
// Discord's markdown: markdown-it without what Discord does not know, and with what only Discord knows.

import MarkdownIt from "./vendor/markdown-it.js";
import { inWords } from "./time.js";

/** @import { Snowflake, World } from "./payloads" */
/** @import { RenderRule } from "./vendor/markdown-it.js" */

/** @typedef {{ world: World }} Env */

/** @type {MarkdownIt<Env>} */
const markdown = new MarkdownIt({ html: false, linkify: true, breaks: true });
markdown.linkify.set({ fuzzyLink: false, fuzzyEmail: false, fuzzyIP: false });
markdown.disable(["image", "table", "hr", "lheading", "reference", "code", "entity", "html_block", "html_inline"]);

const escape = markdown.utils.escapeHtml;

/**
 * @param {{ id: Snowflake, name: string }[]} things
 * @param {Snowflake} id
 */
const name = (things, id) => things.find((thing) => thing.id === id)?.name;

/**
 * Patterns of references, and functions that return their HTML.
 * @type {[RegExp, (match: RegExpExecArray, world: World) => string][]}
 */
const REFERENCES = [
  [
    /^<t:(-?\d{1,13})(?::([tTdDfFR]))?>/,
    ([, unix, style = "f"]) => {
      const exact = escape(inWords(Number(unix), "F"));
      return `<time data-unix="${unix}" data-style="${style}" title="${exact}">${escape(inWords(Number(unix), style))}</time>`;
    },
  ],
  [
    /^<@!?(\d+)>/,
    ([, id], world) => `<button class="mention" data-person="${id}">@${escape(name(world.people, id) ?? "unknown")}</button>`,
  ],
  [
    /^<@&(\d+)>/,
    ([, id], world) => {
      const roles = world.guilds.flatMap((guild) => guild.roles);
      return `<span class="mention">@${escape(name(roles, id) ?? "unknown")}</span>`;
    },
  ],
  [
    /^<#(\d+)>/,
    ([, id], world) => {
      const channels = world.guilds.flatMap((guild) => guild.channels);
      return `<button class="mention" data-channel="${id}">#${escape(name(channels, id) ?? "unknown")}</button>`;
    },
  ],
  [
    /^<\/([-_\w]+(?: [-_\w]+){0,2}):\d+>/,
    ([, words]) => `<button class="mention" data-command="${escape(words)}">/${escape(words)}</button>`,
  ],
];

markdown.inline.ruler.before("autolink", "reference_of_discord", (state, silent) => {
  if (state.src[state.pos] !== "<") return false;
  const rest = state.src.slice(state.pos);
  for (const [pattern, write] of REFERENCES) {
    const match = pattern.exec(rest);
    if (!match) continue;
    if (!silent) state.push("discord", "", 0).content = write(match, state.env.world);
    state.pos += match[0].length;
    return true;
  }
  return false;
});
/** @type {Record<string, RenderRule<Env>>} */
const rules = markdown.renderer.rules;
rules.discord = (tokens, index) => tokens[index].content;

// "-# small print" is a line of its own, also in the middle of a paragraph.
markdown.block.ruler.before(
  "paragraph",
  "small_print",
  (state, line, _end, silent) => {
    const text = state.src.slice(state.bMarks[line] + state.tShift[line], state.eMarks[line]);
    if (!text.startsWith("-# ")) return false;
    if (silent) return true;
    state.push("small_open", "small", 1).block = true;
    const inner = state.push("inline", "", 0);
    inner.content = text.slice(3);
    inner.children = [];
    state.push("small_close", "small", -1).block = true;
    state.line = line + 1;
    return true;
  },
  { alt: ["paragraph", "blockquote", "list"] },
);

// __underlined__ is no other way to write **bold**.
for (const end of ["open", "close"]) {
  rules[`strong_${end}`] = (tokens, index) => {
    const tag = tokens[index].markup === "__" ? "u" : "strong";
    return end === "open" ? `<${tag}>` : `</${tag}>`;
  };
}
// There are three sizes of headings, all of them below those of the page.
for (const end of ["open", "close"]) {
  rules[`heading_${end}`] = (tokens, index) => {
    const size = Math.min(3, Number(tokens[index].tag[1]));
    return end === "open" ? `<h${size + 3} class="size-${size}">` : `</h${size + 3}>`;
  };
}
rules.link_open = (tokens, index, options, _env, self) => {
  tokens[index].attrSet("target", "_blank");
  tokens[index].attrSet("rel", "noreferrer");
  return self.renderToken(tokens, index, options);
};

/**
 * @param {string} text
 * @param {World} world
 */
export const toHtml = (text, world) => markdown.render(text, { world });
