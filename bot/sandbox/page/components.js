// Components of messages: https://docs.discord.com/developers/components/reference

import { html, useEffect, useState } from "./html.js";
import { toHtml } from "./markdown.js";

const [ACTION_ROW, BUTTON, STRING_SELECT] = [1, 2, 3];
const [SECTION, TEXT, THUMBNAIL, GALLERY, FILE, SEPARATOR, CONTAINER] = [9, 10, 11, 12, 13, 14, 17];
const BUTTON_STYLES = { 1: "primary", 2: "secondary", 3: "success", 4: "danger", 5: "link" };
const LINK = 5;

/** Markdown as an element. */
export function Text({ content, world }) {
  return html`<div class="text" dangerouslySetInnerHTML=${{ __html: toHtml(content, world) }} />`;
}

/** `use(customId, values)` returns a promise; `open(pictures, index)` shows pictures large. */
export function Components({ components, world, use, open }) {
  return components.map((component) => html`<${Component} key=${component.id} ...${{ component, world, use, open }} />`);
}

function Component({ component, world, use, open }) {
  const children = () => html`<${Components} components=${component.components} ...${{ world, use, open }} />`;
  switch (component.type) {
    case CONTAINER: {
      const colour = component.accent_color;
      const style = colour == null ? "" : `--accent:#${colour.toString(16).padStart(6, "0")}`;
      return html`<${Spoiler} hidden=${component.spoiler}>
        <div class=${`container ${colour == null ? "" : "accented"}`} style=${style}>${children()}</div>
      <//>`;
    }
    case ACTION_ROW:
      return html`<div class="row">${children()}</div>`;
    case BUTTON:
      return html`<${Button} button=${component} use=${use} />`;
    case TEXT:
      return html`<${Text} content=${component.content} world=${world} />`;
    case SECTION:
      return html`<div class="section">
        <div class="section-text">${children()}</div>
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
    default:
      if (component.type === STRING_SELECT || (component.type >= 5 && component.type <= 8))
        return html`<${SelectMenu} menu=${component} world=${world} choose=${(values) => use(component.custom_id, values)} />`;
      return html`<p class="problem">This page cannot show a component of type ${component.type} yet.</p>`;
  }
}

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

/** What a menu offers: its own options, or people, roles and channels of where it stands. */
export function optionsOf(menu, world) {
  if (menu.type === STRING_SELECT) return menu.options;
  const guild = world.guilds.find((one) => one.channels.some((channel) => channel.id === world.channel));
  const inside = (id) => (guild ? guild.members.includes(id) : id === world.me || id === world.bot.id);
  const people = world.people.filter((person) => inside(person.id)).map(({ id, name }) => ({ value: id, label: name }));
  const roles = (guild?.roles ?? []).map(({ id, name }) => ({ value: id, label: `@${name}` }));
  const channels = (guild?.channels ?? []).map(({ id, name }) => ({ value: id, label: `#${name}` }));
  return { 5: people, 6: roles, 7: [...people, ...roles], 8: channels }[menu.type];
}

/** One value: the browser's own menu. Several: check boxes, sent together. `id`: where a label elsewhere names it. */
export function SelectMenu({ menu, world, choose, id }) {
  const options = optionsOf(menu, world);
  const least = menu.min_values ?? 1;
  const most = Math.min(menu.max_values ?? 1, options.length);
  const given = options.filter((option) => option.default).map((option) => option.value);
  const fallback = menu.default_values?.map((value) => value.id) ?? given;
  const [chosen, setChosen] = useState(fallback);
  useEffect(() => setChosen(fallback), [JSON.stringify(fallback)]);
  const label = menu.placeholder || "Make a choice";
  const described = (option) => (option.description ? `${option.label} (${option.description})` : option.label);
  if (most <= 1) {
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
  const toggle = (value, on) => setChosen(on ? [...chosen, value] : chosen.filter((one) => one !== value));
  const send = (event) => {
    event.target.closest("details").open = false;
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
          <input type="checkbox" checked=${on} disabled=${!on && chosen.length >= most} onChange=${(event) => toggle(option.value, event.target.checked)} />
          ${described(option)}
        </label>`;
      })}
      <button type="button" class="button primary" disabled=${chosen.length < least} onClick=${send}>Choose</button>
    </fieldset>
  </details>`;
}

const isFilm = (media) => (media.content_type ?? "").startsWith("video/");

/** Pictures and films, one large or several side by side. */
export function Gallery({ items, open }) {
  const still = items.filter((item) => !isFilm(item.media));
  const pictures = still.map((item) => ({ ...item.media, description: item.description }));
  return html`<div class=${`gallery ${items.length === 4 ? "four" : items.length > 1 ? "many" : ""}`}>
    ${items.map((item) => {
      const { url, width, height } = item.media;
      const words = item.description || "Picture";
      if (isFilm(item.media))
        return html`<${Spoiler} key=${item.media.id ?? url} hidden=${item.spoiler}>
          <video class="film" src=${url} width=${width} height=${height} aria-label=${words} controls playsinline preload="metadata"></video>
        <//>`;
      return html`<${Spoiler} key=${item.media.id ?? url} hidden=${item.spoiler}>
        <button type="button" class="picture" aria-label=${`Open large: ${words}`} onClick=${() => open(pictures, still.indexOf(item))}>
          <img src=${url} alt=${words} width=${width} height=${height} style=${`width:${width}px;--ratio:${width / height}`} />
        </button>
      <//>`;
    })}
  </div>`;
}

function Spoiler({ hidden, children }) {
  const [seen, setSeen] = useState(false);
  if (!hidden || seen) return children;
  return html`<div class="spoiler">
    <div inert="true" aria-hidden="true">${children}</div>
    <button type="button" class="button secondary" onClick=${() => setSeen(true)}>Spoiler: show it</button>
  </div>`;
}

const fileName = (url) => decodeURIComponent(new URL(url).pathname.split("/").pop());

function FileLink({ url, name, size }) {
  const kilobytes = size == null ? "" : ` (${Math.ceil(size / 1000)} kB)`;
  return html`<a class="file" href=${url} download=${name}>${name}${kilobytes}</a>`;
}

/** What is attached to a message and stands in none of its components. */
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
