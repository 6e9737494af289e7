// @ts-check
// The chat page: one person's view of the local Discord.
//
// Whom one plays, and where, stands in the address (#person/channel), so that a reload, a second window and the
// "back" button do what people expect.

import { html, IconButton, render, useEffect, useRef, useState } from "./html.js";
import { Composer } from "./composer.js";
import { Lightbox, Modal } from "./dialogs.js";
import { filesOf } from "./files.js";
import { act, watch } from "./live.js";
import { remember, remembered } from "./memory.js";
import { Menu } from "./menu.js";
import { Messages } from "./messages.js";
import { describe, Members, Sidebar } from "./sidebar.js";
import { speak } from "./time.js";
import { applyTheme, toggleTheme } from "./theme.js";

/** @import { Answer, Channel, Deed, Message, Modal as ModalPayload, OptionValues, Person, Snowflake } from "./payloads" */
/** @import { Open, Picture } from "./components.js" */
/** @import { Control } from "./composer.js" */
/** @import { Fields, Files } from "./dialogs.js" */
/** @import { Click } from "./html.js" */
/** @import { View } from "./live.js" */
/** @import { MenuEntry } from "./menu.js" */
/** @import { Read } from "./sidebar.js" */

/**
 * The actions that the parts of the page offer.
 * @typedef {object} Deeds
 * @property {(words: string, files: File[]) => Promise<Answer>} say
 * @property {(command: string, options: OptionValues, files: Record<string, number>, uploads: File[]) => Promise<Answer>} run
 * @property {(command: string, options: OptionValues, focused: string) => Promise<Answer>} complete
 * @property {(message: Message, custom_id: string, values: string[]) => Promise<Answer>} useComponent
 * @property {(message: Message) => void} dismiss
 * @property {Open} openPictures
 * @property {(whom: Person, x: number, y: number) => void} openPersonMenu
 * @property {(message: Message, x: number, y: number, say: (problem: string) => void) => void} openMessageMenu
 */
/**
 * @typedef {{ x: number, y: number, label: string, entries: MenuEntry[] }} OpenMenu
 * @typedef {ModalPayload & { interaction: Snowflake }} OpenModal
 */

const USER_COMMAND = 2;
const MESSAGE_COMMAND = 3;

const whereabouts = () => location.hash.slice(1).split("/");
/**
 * @param {Snowflake} person
 * @param {Snowflake} channel
 */
const go = (person, channel) => (location.hash = `${person}/${channel}`);

function App() {
  const [[person, channelId], setPlace] = useState(whereabouts());
  const [seen, setSeen] = useState(/** @type {View | null} */ (null));
  const [lost, setLost] = useState(false); // before there was anything to see
  const [menu, setMenu] = useState(/** @type {OpenMenu | null} */ (null));
  const [modal, setModal] = useState(/** @type {OpenModal | null} */ (null));
  const [pictures, setPictures] = useState(/** @type {{ all: Picture[], first: number } | null} */ (null));
  const [dismissed, setDismissed] = useState(remembered("dismissed", /** @type {Snowflake[]} */ ([])));
  const [drawer, setDrawer] = useState(""); // on a phone: which side is open
  const [problem, setProblem] = useState("");
  const [said, setSaid] = useState(0); // how often this person has said something
  const live = useRef(/** @type {ReturnType<typeof watch> | null} */ (null));
  const reads = useRef(/** @type {Record<Snowflake, Read>} */ ({}));
  const composer = useRef(/** @type {Control | null} */ (null));

  useEffect(() => {
    const moved = () => setPlace(whereabouts());
    addEventListener("hashchange", moved);
    return () => removeEventListener("hashchange", moved);
  }, []);
  useEffect(() => {
    setProblem("");
    const watching = watch(person, channelId, setSeen, () => setLost(true));
    live.current = watching;
    return watching.close;
  }, [person, channelId]);
  useEffect(() => {
    /** @param {KeyboardEvent} event */
    const escape = (event) => event.key === "Escape" && setDrawer("");
    addEventListener("keydown", escape);
    return () => removeEventListener("keydown", escape);
  }, []);
  useEffect(() => {
    if (person || !seen) return;
    history.replaceState(null, "", `#${seen.world.me}/${seen.world.channel}`); // a reload stays here
    setPlace(whereabouts());
  }, [person, seen]);
  useEffect(() => {
    /** @param {ClipboardEvent} event */
    const paste = (event) => {
      const files = filesOf(event.clipboardData);
      if (!files.length || document.querySelector("dialog[open]")) return;
      event.preventDefault();
      composer.current?.addFiles(files);
    };
    addEventListener("paste", paste);
    return () => removeEventListener("paste", paste);
  }, []);

  if (!seen) return html`<p class="waiting" role="status">${lost ? "Cannot connect to the demo. Is it still running?" : "Opening the chat…"}</p>`;

  const { world, connected } = seen;
  speak(world.locale);
  const messages = seen.messages.filter((message) => !dismissed.includes(message.id));
  const guild = world.guilds.find((one) => one.channels.some((channel) => channel.id === world.channel));
  const everywhere = [...world.guilds.flatMap((one) => one.channels), ...world.direct];
  const channel = /** @type {Channel} */ (everywhere.find((one) => one.id === world.channel)); // the server always sends it
  const read = (reads.current[world.me] ??= remembered(`read by ${world.me}`, /** @type {Read} */ ({})));
  for (const one of everywhere) read[one.id] ??= one.last;
  read[channel.id] = channel.last;
  remember(`read by ${world.me}`, read);

  const here = { channel: channel.id };
  /** @param {Answer} answer */
  const answered = (answer) => {
    if (answer.modal) setModal({ ...answer.modal, interaction: answer.interaction });
    return answer;
  };
  /**
   * @param {Deed} deed
   * @param {File[]} [files]
   */
  const doIt = async (deed, files) => answered(await act(world.me, deed, files));
  /** @type {Deeds} */
  const deeds = {
    say: (words, files) => (setSaid(said + 1), doIt({ do: "say", ...here, words }, files)),
    run: (command, options, files, uploads) => (setSaid(said + 1), doIt({ do: "run", ...here, command, options, files }, uploads)),
    complete: (command, options, focused) => doIt({ do: "complete", ...here, command, options, focused }),
    useComponent: (message, custom_id, values) => doIt({ do: "component", ...here, message: message.id, custom_id, values }),
    dismiss: (message) => {
      const all = [...dismissed, message.id];
      remember("dismissed", all);
      setDismissed(all);
    },
    openPictures: (all, first) => setPictures({ all, first }),
    openPersonMenu,
    openMessageMenu,
  };

  /**
   * @param {Person} whom
   * @param {number} x
   * @param {number} y
   */
  function openPersonMenu(whom, x, y) {
    const commands = whom.bot ? [] : world.commands.filter((command) => command.type === USER_COMMAND);
    /** @type {MenuEntry[]} */
    const entries = commands.map((command, index) => ({
      label: command.shown,
      heading: index === 0 && "Apps",
      act: async () => setProblem((await doIt({ do: "use on person", ...here, person: whom.id, command: command.name })).problem ?? ""),
    }));
    if (world.cast.includes(whom.id) && whom.id !== world.me) entries.push({ label: `Act as ${whom.name}`, act: () => become(whom) });
    entries.push({ label: "Copy user ID", act: () => navigator.clipboard.writeText(whom.id) });
    const away = entries.map((entry) => ({ ...entry, act: () => (setDrawer(""), entry.act()) }));
    setMenu({ x, y, label: whom.name, entries: away });
  }

  /**
   * @param {Message} message
   * @param {number} x
   * @param {number} y
   * @param {(problem: string) => void} say
   */
  function openMessageMenu(message, x, y, say) {
    const commands = world.commands.filter((command) => command.type === MESSAGE_COMMAND);
    /** @type {MenuEntry[]} */
    const entries = commands.map((command, index) => ({
      label: command.shown,
      heading: index === 0 && "Apps",
      act: async () => say((await doIt({ do: "use on message", ...here, message: message.id, command: command.name })).problem ?? ""),
    }));
    entries.push({ label: "Copy message ID", act: () => navigator.clipboard.writeText(message.id) });
    if (message.author.id === world.me || (channel.may_moderate && !message.private))
      entries.push({
        label: "Delete message",
        danger: true,
        act: async () => say((await doIt({ do: "delete", ...here, message: message.id })).problem ?? ""),
      });
    setMenu({ x, y, label: "Message", entries });
  }

  /** @param {Person} whom */
  const become = (whom) => go(whom.id, channel.id);
  /** @param {Click} event */
  const choosePerson = (event) => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    /** @type {MenuEntry[]} */
    const entries = world.people
      .filter((one) => world.cast.includes(one.id))
      .map((whom) => ({ label: whom.name, note: whom.id === world.me ? "current" : describe(whom, null), act: () => become(whom) }));
    entries[0].heading = "Act as";
    setMenu({ x: left, y: top, label: "Act as", entries });
  };
  /** @param {string} locale */
  const chooseLanguage = async (locale) => setProblem((await doIt({ do: "speak", ...here, locale })).problem ?? "");
  /**
   * @param {Fields} fields
   * @param {Files} files
   */
  const submit = async (fields, files) => {
    if (!modal) return undefined;
    /** @type {Record<string, number[]>} */
    const numbers = {};
    /** @type {File[]} */
    const uploads = [];
    for (const [name, list] of Object.entries(files)) numbers[name] = list.map((file) => uploads.push(file) - 1);
    return (await doIt({ do: "submit", interaction: modal.interaction, fields, files: numbers }, uploads)).problem;
  };
  // Where people go by a mention: to a channel, to a person, to a command.
  /** @param {Click} event */
  const mentioned = (event) => {
    /** @type {HTMLElement | null} */
    const mention = event.target.closest("button.mention");
    if (!mention) return;
    const { person: whom, channel: where, command } = mention.dataset;
    if (command) composer.current?.begin(command);
    if (where) go(world.me, where);
    const known = whom && world.people.find((one) => one.id === whom);
    if (known) openPersonMenu(known, event.clientX, event.clientY);
  };
  /** @param {DragEvent} event */
  const dropped = (event) => {
    event.preventDefault();
    composer.current?.addFiles(filesOf(event.dataTransfer));
  };

  return html`
    <div class=${`app ${drawer}`} onClick=${mentioned} onDragOver=${(event) => event.preventDefault()} onDrop=${dropped}>
      <div class="sidebar" onClick=${(/** @type {Click} */ event) => event.target.closest(".channel") && setDrawer("")}>
        <${Sidebar} ...${{ world, guild, choosePerson, chooseLanguage, toggleTheme }} read=${read} go=${(/** @type {Snowflake} */ where) => go(world.me, where)} />
      </div>
      <main>
        <header class="top">
          <${IconButton} icon="menu" label="Servers and channels" class="icon-button narrow-only" onClick=${() => setDrawer("left")} />
          <h2><span class="sign" aria-hidden="true">${guild ? "#" : "@"}</span>${channel.name}</h2>
          ${!connected && html`<span class="status" role="status">Connection lost. Reconnecting…</span>`}
          ${connected && !world.bot.online && html`<span class="status" role="status">${world.bot.name} is starting…</span>`}
          <${IconButton} icon="people" label="Members" class="icon-button narrow-only" onClick=${() => setDrawer("right")} />
        </header>
        <${Messages} key=${channel.id} ...${{ messages, world, channel, deeds, said }} earlier=${seen.earlier} showEarlier=${live.current?.showEarlier} />
        ${problem && html`<p class="problem above-composer" role="alert">${problem}</p>`}
        <${Composer} key=${`${world.me}/${channel.id}`} world=${world} channel=${channel} deeds=${deeds} control=${composer} />
      </main>
      <${Members} world=${world} guild=${guild} openPersonMenu=${openPersonMenu} />
      ${drawer && html`<button type="button" class="curtain" aria-label="Back to the chat" onClick=${() => setDrawer("")} />`}
    </div>
    ${menu && html`<${Menu} ...${menu} close=${() => setMenu(null)} />`}
    ${modal && html`<${Modal} modal=${modal} world=${world} submit=${submit} close=${() => setModal(null)} />`}
    ${pictures && html`<${Lightbox} pictures=${pictures.all} first=${pictures.first} close=${() => setPictures(null)} />`}
  `;
}

applyTheme();
render(html`<${App} />`, document.body);
