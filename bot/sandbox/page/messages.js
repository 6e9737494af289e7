// @ts-check
// The messages of a channel, as one person sees them.

import { Avatar, html, IconButton, useEffect, useLayoutEffect, useRef, useState } from "./html.js";
import { Attachments, Components, Text } from "./components.js";
import { momentOf, sentAt } from "./time.js";

/** @import { Channel, InteractionMetadata, Message as MessagePayload, Person, User, World } from "./payloads" */
/** @import { Click } from "./html.js" */
/** @import { Deeds } from "./main.js" */
/** @import { Ref } from "./vendor/htm-preact.js" */

/** @typedef {MessagePayload & { interaction_metadata: InteractionMetadata }} InteractionResponse */

const LOADING = 1 << 7;
const TOGETHER = 7 * 60_000; // milliseconds between messages that stand under one name
const TOKEN_LIFE = 15 * 60_000; // milliseconds in which "thinking…" can still become something
const NEAR = 80; // pixels from the end that count as the end

/**
 * @typedef {object} MessagesProps
 * @property {MessagePayload[]} messages
 * @property {boolean} earlier - whether the channel has older messages
 * @property {() => void} showEarlier
 * @property {World} world
 * @property {Channel} channel
 * @property {Deeds} deeds
 * @property {number} said - how often the person has said something
 */

/** @param {MessagesProps} props */
export function Messages({ messages, earlier, showEarlier, world, channel, deeds, said }) {
  /** @type {Ref<HTMLDivElement>} */
  const list = useRef(null);
  const atEnd = useRef(true);
  const lastTop = useRef(0);
  const [behind, setBehind] = useState(false);

  const toEnd = () => list.current.scrollTo({ top: list.current.scrollHeight });
  const scrolled = () => {
    const { scrollHeight, scrollTop, clientHeight } = list.current;
    const near = scrollHeight - scrollTop - clientHeight < NEAR;
    if (near) setBehind(false);
    // Only people scroll up; that something has grown below is no reason to stay behind.
    if (near || scrollTop < lastTop.current) atEnd.current = near;
    lastTop.current = scrollTop;
  };
  // Whoever says something wants to see what comes of it.
  useLayoutEffect(() => {
    atEnd.current = true;
    toEnd();
  }, [said]);
  useLayoutEffect(() => (atEnd.current ? toEnd() : setBehind(true)), [messages]);
  useEffect(() => {
    const watching = new ResizeObserver(() => atEnd.current && toEnd());
    watching.observe(list.current);
    watching.observe(/** @type {Element} */ (list.current.firstElementChild)); // the <ol>
    return () => watching.disconnect();
  }, []);

  const place = world.guilds.some((guild) => guild.channels.includes(channel)) ? `#${channel.name}` : channel.name;
  return html`<div class="messages" ref=${list} onScroll=${scrolled} tabindex="0" aria-label=${`Messages in ${place}`}>
    <ol role="log" aria-relevant="additions">
      ${earlier && html`<li class="notice"><button type="button" class="button secondary" onClick=${showEarlier}>Show earlier messages</button></li>`}
      ${!earlier &&
      html`<li class="beginning">
        <h2>${place}</h2>
        <p>This is the beginning. Type <kbd>/</kbd> to see what ${world.bot.name} can do.</p>
      </li>`}
      ${messages.map((message, index) => {
        const above = messages[index - 1];
        return html`<${Message} key=${message.id} ...${{ message, above, messages, world, deeds }} />`;
      })}
    </ol>
    ${behind && html`<button type="button" class="to-end button primary" onClick=${toEnd}>Jump to present ↓</button>`}
  </div>`;
}

/**
 * Whether a message stands under the name of the message above.
 * @param {MessagePayload} message
 * @param {MessagePayload | undefined} above
 */
const stands = (message, above) =>
  above &&
  above.author.id === message.author.id &&
  above.private === message.private &&
  !message.interaction_metadata &&
  momentOf(message.id) - momentOf(above.id) < TOGETHER;

/**
 * Return a user as the page shows people, without a picture if the world does not have the person.
 * @param {World} world
 * @param {User} user
 * @returns {Person}
 */
const personOf = (world, { id, username, bot = false }) =>
  world.people.find((person) => person.id === id) ?? { id, name: username, bot, admin_of: [], avatar: null };

/** @param {{ message: MessagePayload, above?: MessagePayload, messages: MessagePayload[], world: World, deeds: Deeds }} props */
function Message({ message, above, messages, world, deeds }) {
  const [problem, setProblem] = useState("");
  const author = personOf(world, message.author);
  const joined = stands(message, above);
  /**
   * @param {string} customId
   * @param {string[]} values
   */
  const use = async (customId, values) => setProblem((await deeds.useComponent(message, customId, values)).problem ?? "");
  /** @param {Click} event */
  const menu = (event) => {
    if (event.target.closest("a, img") && event.type === "contextmenu") return; // the browser's own menu saves pictures
    event.preventDefault();
    const { left, bottom } = event.currentTarget.getBoundingClientRect();
    deeds.openMessageMenu(message, event.clientX || left, event.clientY || bottom, setProblem);
  };
  /** @param {Click} event */
  const personMenu = (event) => {
    event.preventDefault();
    event.stopPropagation();
    deeds.openPersonMenu(author, event.clientX, event.clientY);
  };
  const label = `${author.name}, ${sentAt(message.id)}`;
  return html`<li class=${`message ${joined ? "joined" : ""} ${message.private ? "private" : ""}`} id=${`message-${message.id}`} onContextMenu=${menu}>
    <article aria-label=${label}>
      ${message.interaction_metadata && html`<${Occasion} message=${message} messages=${messages} world=${world} />`}
      ${!joined &&
      html`<button type="button" class="avatar-button" aria-label=${`About ${author.name}`} onClick=${personMenu} onContextMenu=${personMenu}>
          <${Avatar} person=${author} />
        </button>
        <header>
          <button type="button" class="author" onClick=${personMenu} onContextMenu=${personMenu}>${author.name}</button>
          ${author.bot && html`<span class="tag">APP</span>`}
          <time class="sent" datetime=${new Date(momentOf(message.id)).toISOString()}>${sentAt(message.id)}</time>
        </header>`}
      ${message.flags & LOADING
        ? html`<${Thinking} author=${author} since=${momentOf(message.id)} />`
        : html`
            ${message.content && html`<${Text} content=${message.content} world=${world} />`}
            <${Attachments} message=${message} open=${deeds.openPictures} />
            <${Components} components=${message.components} ...${{ world, use, open: deeds.openPictures }} />
          `}
      ${problem && html`<p class="problem" role="alert">${problem}</p>`}
      ${message.private &&
      html`<p class="only-you">
        Only you can see this · <button type="button" class="link" onClick=${() => deeds.dismiss(message)}>Dismiss message</button>
      </p>`}
    </article>
    <div class="tools">
      <${IconButton} icon="more" label="More" aria-haspopup="menu" onClick=${menu} />
    </div>
  </li>`;
}

/** @param {{ author: Person, since: number }} props */
function Thinking({ author, since }) {
  const [over, setOver] = useState(Date.now() - since > TOKEN_LIFE);
  useEffect(() => {
    const timer = setTimeout(() => setOver(true), Math.max(0, since + TOKEN_LIFE - Date.now()));
    return () => clearTimeout(timer);
  }, [since]);
  if (over) return html`<p class="problem">The application did not respond.</p>`;
  return html`<p class="thinking"><span class="dots" aria-hidden="true"><i /><i /><i /></span> ${author.name} is thinking…</p>`;
}

/**
 * Who has done what for this message to be there.
 * @param {{ message: InteractionResponse, messages: MessagePayload[], world: World }} props
 */
function Occasion({ message, messages, world }) {
  const { user, interacted_message_id } = message.interaction_metadata;
  const person = personOf(world, user);
  const source = messages.find((one) => one.id === interacted_message_id);
  const jump = () => document.getElementById(`message-${source?.id}`)?.scrollIntoView({ block: "center", behavior: "smooth" });
  return html`<p class="occasion">
    <${Avatar} person=${person} />
    <span class="who">${person.name}</span>
    <span>used</span>
    <span class="command">${message.used}</span>
    ${source && html`<button type="button" class="link" title="Jump to message" onClick=${jump}>above</button>`}
  </p>`;
}
