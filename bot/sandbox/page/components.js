// @ts-check
// Components of messages: https://docs.discord.com/developers/components/reference

import { html, useEffect, useState } from "./html.js";
import { toHtml } from "./markdown.js";

/** @import { Button as ButtonPayload, Component as ComponentPayload, EntitySelect, GalleryItem, Media } from "./payloads" */
/** @import { Message, Select, SelectOption, Snowflake, StringSelect, World } from "./payloads" */
/** @import { EventAt } from "./html.js" */
/** @import { VNode } from "./vendor/htm-preact.js" */

/**
 * @typedef {{ url: string, description?: string | null, width?: number, height?: number }} Picture
 * @typedef {(pictures: Picture[], index: number) => void} Open - shows pictures large
 * @typedef {(customId: string, values: string[]) => Promise<void>} Use
 * @typedef {{ world: World, use: Use, open: Open }} Around
 */

const [ACTION_ROW, BUTTON, STRING_SELECT] = /** @type {const} */ ([1, 2, 3]);
const [USER_SELECT, ROLE_SELECT, MENTIONABLE_SELECT, CHANNEL_SELECT] = /** @type {const} */ ([5, 6, 7, 8]);
const [SECTION, TEXT, THUMBNAIL, GALLERY, FILE, SEPARATOR, CONTAINER] = /** @type {const} */ ([9, 10, 11, 12, 13, 14, 17]);
const BUTTON_STYLES = { 1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "link" };
const LINK = 5;

/**
 * Markdown as an element.
 * @param {{ content: string, world: World }} props
 */
export function Text({ content, world }) {
  return html`<div class="text" dangerouslySetInnerHTML=${{ __html: toHtml(content, world) }} />`;
}

/** @param {{ components: ComponentPayload[] } & Around} props */
export function Components({ components, world, use, open }) {
  return components.map((component) => html`<${Component} key=${component.id} ...${{ component, world, use, open }} />`);
}

/** @param {{ component: ComponentPayload } & Around} props */
function Component({ component, world, use, open }) {
  /** @param {ComponentPayload[]} components */
  const inside = (components) => html`<${Components} components=${components} ...${{ world, use, open }} />`;
  const { type } = component;
  switch (component.type) {
    case CONTAINER: {
      const color = component.accent_color;
      const style = color == null ? "" : `--accent:#${color.toString(16).padStart(6, "0")}`;
      return html`<${Spoiler} hidden=${component.spoiler}>
        <div class=${`container ${color == null ? "" : "accented"}`} style=${style}>${inside(component.components)}</div>
      <//>`;
    }
    case ACTION_ROW:
      return html`<div class="row">${inside(component.components)}</div>`;
    case BUTTON:
      return html`<${Button} button=${component} use=${use} />`;
    case TEXT:
      return html`<${Text} content=${component.content} world=${world} />`;
    case SECTION:
      return html`<div class="section">
        <div class="section-text">${inside(component.components)}</div>
        <${Component} component=${component.accessory} ...${{ world, use, open }} />
      </div>`;
    case THUMBNAIL: {
      const picture = { ...component.media, description: component.description };
      return html`<${Spoiler} hidden=${component.spoiler}>
        <button class="thumbnail" onClick=${() => open([picture], 0)}><img src=${picture.url} alt=${picture.description ?? ""} /></button>
      <//>`;
    }
    case GALLERY:
      return html`<${Gallery} items=${component.items} open=${open} />`;
    case FILE:
      return html`<${FileLink} url=${component.file.url} name=${component.name ?? fileName(component.file.url)} size=${component.size} />`;
    case SEPARATOR:
      return html`<div class=${`separator spacing-${component.spacing}`}>${component.divider && html`<hr />`}</div>`;
    case STRING_SELECT:
    case USER_SELECT:
    case ROLE_SELECT:
    case MENTIONABLE_SELECT:
    case CHANNEL_SELECT: {
      /** @param {string[]} values */
      const choose = (values) => use(component.custom_id, values);
      return html`<${SelectMenu} menu=${component} world=${world} choose=${choose} />`;
    }
    default:
      return html`<p class="problem">This page cannot show components of type ${type}.</p>`;
  }
}

/** @param {{ button: ButtonPayload, use: Use }} props */
function Button({ button, use }) {
  const [waiting, setWaiting] = useState(false);
  const face = html`${button.emoji?.name && html`<span aria-hidden="true">${button.emoji.name}</span>`} ${button.label}`;
  const look = `button ${BUTTON_STYLES[button.style]}`;
  if (button.style === LINK)
    return html`<a class=${look} href=${button.url} target="_blank" rel="noreferrer">${face}<span aria-hidden="true"> ↗</span></a>`;
  const press = async () => {
    setWaiting(true);
    await use(button.custom_id, []);
    setWaiting(false);
  };
  const disabled = button.disabled || waiting;
  return html`<button type="button" class=${look} disabled=${disabled} aria-busy=${waiting} onClick=${press}>${face}</button>`;
}

/**
 * What a menu offers: its own options, or people, roles and channels of where it stands.
 * @param {Pick<StringSelect, "type" | "options"> | Pick<EntitySelect, "type">} menu
 * @param {World} world
 * @returns {SelectOption[]}
 */
export function optionsOf(menu, world) {
  if (menu.type === STRING_SELECT) return menu.options;
  const guild = world.guilds.find((one) => one.channels.some((channel) => channel.id === world.channel));
  /** @param {Snowflake} id */
  const inside = (id) => (guild ? guild.members.includes(id) : id === world.me || id === world.bot.id);
  const people = world.people.filter((person) => inside(person.id)).map(({ id, name }) => ({ value: id, label: name }));
  const roles = (guild?.roles ?? []).map(({ id, name }) => ({ value: id, label: `@${name}` }));
  const channels = (guild?.channels ?? []).map(({ id, name }) => ({ value: id, label: `#${name}` }));
  return { 5: people, 6: roles, 7: [...people, ...roles], 8: channels }[menu.type];
}

/**
 * One value: the browser's own menu. Several: check boxes, sent together. `id`: where a label elsewhere names it.
 * @param {{ menu: Select, world: World, choose: (values: string[]) => unknown, id?: string }} props
 */
export function SelectMenu({ menu, world, choose, id }) {
  const options = optionsOf(menu, world);
  const least = menu.min_values ?? 1;
  const most = Math.min(menu.max_values ?? 1, options.length);
  const given = options.filter((option) => option.default).map((option) => option.value);
  const fallback = menu.default_values?.map((value) => value.id) ?? given;
  const [chosen, setChosen] = useState(fallback);
  useEffect(() => setChosen(fallback), [JSON.stringify(fallback)]);
  const label = menu.placeholder || "Make a choice";
  /** @param {SelectOption} option */
  const described = (option) => (option.description ? `${option.label} (${option.description})` : option.label);
  if (most <= 1) {
    /** @param {EventAt<HTMLSelectElement>} event */
    const pick = (event) => {
      const values = event.target.value ? [event.target.value] : [];
      setChosen(values);
      choose(values);
    };
    return html`<select class="select" id=${id} aria-label=${id ? undefined : label} disabled=${menu.disabled} value=${chosen[0] ?? ""} onChange=${pick}>
      <option value="" disabled=${least > 0}>${label}</option>
      ${options.map((option) => html`<option key=${option.value} value=${option.value}>${described(option)}</option>`)}
    </select>`;
  }
  /**
   * @param {string} value
   * @param {boolean} on
   */
  const toggle = (value, on) => setChosen(on ? [...chosen, value] : chosen.filter((one) => one !== value));
  /** @param {EventAt<Element>} event */
  const send = (event) => {
    /** @type {HTMLDetailsElement | null} */
    const details = event.target.closest("details");
    if (details) details.open = false;
    choose(chosen);
  };
  const names = options.filter((option) => chosen.includes(option.value)).map((option) => option.label);
  return html`<details class="select several">
    <summary>${names.join(", ") || label}</summary>
    <fieldset disabled=${menu.disabled}>
      <legend class="unseen">${label}</legend>
      ${options.map((option) => {
        const on = chosen.includes(option.value);
        return html`<label key=${option.value}>
          <input type="checkbox" checked=${on} disabled=${!on && chosen.length >= most} onChange=${(/** @type {EventAt<HTMLInputElement>} */ event) => toggle(option.value, event.target.checked)} />
          ${described(option)}
        </label>`;
      })}
      <button type="button" class="button primary" disabled=${chosen.length < least} onClick=${send}>Choose</button>
    </fieldset>
  </details>`;
}

/** @param {Media} media */
const isFilm = (media) => (media.content_type ?? "").startsWith("video/");

/**
 * Pictures and films, one large or several side by side.
 * @param {{ items: (Omit<GalleryItem, "spoiler"> & { spoiler?: boolean })[], open: Open }} props
 */
export function Gallery({ items, open }) {
  const still = items.filter((item) => !isFilm(item.media));
  const pictures = still.map((item) => ({ ...item.media, description: item.description }));
  return html`<div class=${`gallery ${items.length === 4 ? "four" : items.length > 1 ? "many" : ""}`}>
    ${items.map((item) => {
      const { url, width, height } = item.media;
      const words = item.description || "Picture";
      const look = width && height ? `width:${width}px;--ratio:${width / height}` : "max-width:100%";
      if (isFilm(item.media))
        return html`<${Spoiler} key=${item.media.id ?? url} hidden=${item.spoiler}>
          <video class="film" src=${url} width=${width} height=${height} aria-label=${words} controls playsinline preload="metadata"></video>
        <//>`;
      return html`<${Spoiler} key=${item.media.id ?? url} hidden=${item.spoiler}>
        <button type="button" class="picture" aria-label=${`Enlarge: ${words}`} onClick=${() => open(pictures, still.indexOf(item))}>
          <img src=${url} alt=${words} width=${width} height=${height} style=${look} />
        </button>
      <//>`;
    })}
  </div>`;
}

/** @param {{ hidden?: boolean, children: VNode | VNode[] }} props */
function Spoiler({ hidden, children }) {
  const [seen, setSeen] = useState(false);
  if (!hidden || seen) return children;
  return html`<div class="spoiler">
    <div inert="true" aria-hidden="true">${children}</div>
    <button type="button" class="button secondary" onClick=${() => setSeen(true)}>Show spoiler</button>
  </div>`;
}

/** @param {string} url */
const fileName = (url) => decodeURIComponent(new URL(url).pathname.split("/").pop() ?? "");

/** @param {{ url: string, name: string, size: number | null }} props */
function FileLink({ url, name, size }) {
  const kilobytes = size == null ? "" : ` (${Math.ceil(size / 1000)} kB)`;
  return html`<a class="file" href=${url} download=${name}>${name}${kilobytes}</a>`;
}

/**
 * What is attached to a message and stands in none of its components.
 * @param {{ message: Message, open: Open }} props
 */
export function Attachments({ message, open }) {
  const placed = JSON.stringify(message.components);
  const loose = message.attachments.filter((attachment) => !placed.includes(`"attachment_id":"${attachment.id}"`));
  const pictures = loose.filter((attachment) => attachment.width);
  const items = pictures.map((media) => ({ media, description: media.description ?? media.filename }));
  return html`
    ${items.length > 0 && html`<${Gallery} items=${items} open=${open} />`}
    ${loose.filter((one) => !one.width).map((one) => html`<${FileLink} key=${one.id} url=${one.url} name=${one.filename} size=${one.size} />`)}
  `;
}
