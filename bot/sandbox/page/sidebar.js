// @ts-check
// Servers, channels, and the person whom one plays.

import { Avatar, html, Icon, IconButton, initials } from "./html.js";
import { compareIds } from "./live.js";

/** @import { Channel, Guild, Person, Snowflake, World } from "./payloads" */
/** @import { Deeds } from "./main.js" */
/** @import { Click, EventAt } from "./html.js" */

/**
 * The newest message that the person has seen, by channel.
 * @typedef {Record<Snowflake, Snowflake>} Read
 */

/**
 * @param {Channel} channel
 * @param {Read} read
 */
export const isUnread = (channel, read) => read[channel.id] !== undefined && compareIds(channel.last, read[channel.id]) > 0;

/**
 * @typedef {object} SidebarProps
 * @property {World} world
 * @property {Guild} [guild] - none in direct messages
 * @property {Read} read
 * @property {(channel: Snowflake) => void} go
 * @property {(event: Click) => void} choosePerson
 * @property {(locale: string) => void} chooseLanguage
 * @property {() => void} toggleTheme
 */

/** @param {SidebarProps} props */
export function Sidebar({ world, guild, read, go, choosePerson, chooseLanguage, toggleTheme }) {
  const me = /** @type {Person} */ (world.people.find((person) => person.id === world.me)); // the server always sends the person
  /** @param {Channel[]} channels */
  const unread = (channels) => channels.some((channel) => isUnread(channel, read));
  /**
   * @param {string} key
   * @param {string} name
   * @param {string | ReturnType<typeof html>} inside
   * @param {boolean} current
   * @param {Channel[]} channels
   */
  const tile = (key, name, inside, current, channels) => {
    const first = channels.at(0); // undefined in a server whose channels are all hidden, and for a person without direct messages
    return html`<button
      type="button"
      key=${key}
      class=${`tile ${current ? "current" : ""} ${unread(channels) ? "unread" : ""}`}
      aria-label=${unread(channels) ? `${name}, unread` : name}
      aria-current=${current}
      title=${name}
      onClick=${() => first && go(first.id)}
    >
      ${inside}
    </button>`;
  };
  return html`
    <nav class="servers" aria-label="Servers">
      ${tile("direct", "Direct messages", html`<${Avatar} person=${{ bot: true }} />`, !guild, world.direct)}
      <hr />
      ${world.guilds.map((one) => tile(one.id, one.name, initials(one.name), one === guild, one.channels))}
    </nav>
    <div class="channels">
      <h1>${guild ? guild.name : "Direct messages"}</h1>
      <nav aria-label="Channels">
        ${(guild ? guild.channels : world.direct).map((channel) => {
          const current = channel.id === world.channel;
          const look = `channel ${current ? "current" : ""} ${channel.thread ? "thread" : ""} ${isUnread(channel, read) ? "unread" : ""}`;
          return html`<button type="button" key=${channel.id} class=${look} aria-current=${current} onClick=${() => go(channel.id)}>
            <span class="sign" aria-hidden="true">${guild ? (channel.thread ? "↳" : "#") : "@"}</span>${channel.name}
          </button>`;
        })}
      </nav>
      <div class="me">
        <${Avatar} person=${me} />
        <div class="me-words">
          <strong>${me.name}</strong>
          <span class="note">${describe(me, guild)}</span>
        </div>
        <${IconButton} icon="sun" label="Switch between light and dark" onClick=${toggleTheme} />
        <button type="button" class="swap" aria-haspopup="menu" aria-label="Act as somebody else" title="Act as somebody else" onClick=${choosePerson}>
          <${Icon} name="swap" />
        </button>
        <select
          class="language"
          aria-label="Language"
          title=${guild ? "Your language, and this server's" : "Your language"}
          onChange=${(/** @type {EventAt<HTMLSelectElement>} */ event) => chooseLanguage(event.target.value)}
        >
          ${world.languages.map(({ locale, name }) => html`<option key=${locale} value=${locale} lang=${locale} selected=${locale === world.locale}>${name}</option>`)}
        </select>
      </div>
    </div>
  `;
}

/**
 * @param {Person} person
 * @param {Guild | null} [guild]
 */
export function describe(person, guild) {
  if (person.bot) return "app";
  if (guild) return person.admin_of.includes(guild.name) ? "admin" : "member";
  return person.admin_of.length ? `admin of ${person.admin_of.join(", ")}` : "member";
}

/** @param {{ world: World, guild?: Guild, openPersonMenu: Deeds["openPersonMenu"] }} props */
export function Members({ world, guild, openPersonMenu }) {
  const people = world.people.filter((person) => (guild ? guild.members.includes(person.id) : person.bot || person.id === world.me));
  return html`<aside class="members" aria-label="Members">
    <h2>Members: ${people.length}</h2>
    ${people.map((person) => {
      /** @param {Click} event */
      const menu = (event) => {
        event.preventDefault();
        const { left, bottom } = event.currentTarget.getBoundingClientRect();
        openPersonMenu(person, event.clientX || left, event.clientY || bottom);
      };
      const away = person.bot && !world.bot.online;
      return html`<button type="button" key=${person.id} class=${`member ${away ? "away" : ""}`} onClick=${menu} onContextMenu=${menu}>
        <${Avatar} person=${person} />
        <span>${person.name}${person.id === world.me ? " (you)" : ""}</span>
        <span class="note">${away ? "starting…" : describe(person, guild)}</span>
      </button>`;
    })}
  </aside>`;
}
