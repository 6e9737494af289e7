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

const USER_COMMAND = 2;
const MESSAGE_COMMAND = 3;

const whereabouts = () => location.hash.slice(1).split("/");
const go = (person, channel) => (location.hash = `${person}/${channel}`);

function App() {
  const [[person, channelId], setPlace] = useState(whereabouts());
  const [seen, setSeen] = useState(null);
  const [lost, setLost] = useState(false); // before there was anything to see
  const [menu, setMenu] = useState(null);
  const [modal, setModal] = useState(null);
  const [pictures, setPictures] = useState(null);
  const [dismissed, setDismissed] = useState(remembered("dismissed", []));
  const [drawer, setDrawer] = useState(""); // on a phone: which side is open
  const [problem, setProblem] = useState("");
  const [said, setSaid] = useState(0); // how often this person has said something
  const live = useRef(null);
  const reads = useRef({});
  const composer = useRef(null);

  useEffect(() => {
    const moved = () => setPlace(whereabouts());
    addEventListener("hashchange", moved);
    return () => removeEventListener("hashchange", moved);
  }, []);
  useEffect(() => {
    setProblem("");
    live.current = watch(person, channelId, setSeen, () => setLost(true));
    return live.current.close;
  }, [person, channelId]);
  useEffect(() => {
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
    const paste = (event) => {
      const files = filesOf(event.clipboardData);
      if (!files.length || document.querySelector("dialog[open]")) return;
      event.preventDefault();
      composer.current?.addFiles(files);
    };
    addEventListener("paste", paste);
    return () => removeEventListener("paste", paste);
  }, []);

  if (!seen) return html`<p class="waiting" role="status">${lost ? "The demo cannot be reached. Is it still running?" : "Opening the chat…"}</p>`;

  const { world, connected } = seen;
  speak(world.locale);
  const messages = seen.messages.filter((message) => !dismissed.includes(message.id));
  const guild = world.guilds.find((one) => one.channels.some((channel) => channel.id === world.channel));
  const everywhere = [...world.guilds.flatMap((one) => one.channels), ...world.direct];
  const channel = everywhere.find((one) => one.id === world.channel);
  const read = (reads.current[world.me] ??= remembered(`read by ${world.me}`, {}));
  for (const one of everywhere) read[one.id] ??= one.last;
  read[channel.id] = channel.last;
  remember(`read by ${world.me}`, read);

  const here = { channel: channel.id };
  const answered = (answer) => {
    if (answer.modal) setModal({ ...answer.modal, interaction: answer.interaction });
    return answer;
  };
  const doIt = async (deed, files) => answered(await act(world.me, deed, files));
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

  function openPersonMenu(whom, x, y) {
    const commands = whom.bot ? [] : world.commands.filter((command) => command.type === USER_COMMAND);
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

  function openMessageMenu(message, x, y, say) {
    const commands = world.commands.filter((command) => command.type === MESSAGE_COMMAND);
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

  const become = (whom) => go(whom.id, channel.id);
  const choosePerson = (event) => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    const entries = world.cast
      .map((id) => world.people.find((one) => one.id === id))
      .map((whom) => ({ label: whom.name, note: whom.id === world.me ? "you are" : describe(whom, null), act: () => become(whom) }));
    entries[0].heading = "Act as";
    setMenu({ x: left, y: top, label: "Act as", entries });
  };
  const submit = async (fields, files) => {
    const numbers = {};
    const uploads = [];
    for (const [name, list] of Object.entries(files)) numbers[name] = list.map((file) => uploads.push(file) - 1);
    return (await doIt({ do: "submit", interaction: modal.interaction, fields, files: numbers }, uploads)).problem;
  };
  // Where people go by a mention: to a channel, to a person, to a command.
  const mentioned = (event) => {
    const { person: whom, channel: where, command } = event.target.closest("button.mention")?.dataset ?? {};
    if (command) composer.current.begin(command);
    if (where) go(world.me, where);
    const known = whom && world.people.find((one) => one.id === whom);
    if (known) openPersonMenu(known, event.clientX, event.clientY);
  };
  const dropped = (event) => {
    event.preventDefault();
    composer.current?.addFiles(filesOf(event.dataTransfer));
  };

  return html`
    <div class=${`app ${drawer}`} onClick=${mentioned} onDragOver=${(event) => event.preventDefault()} onDrop=${dropped}>
      <div class="sidebar" onClick=${(event) => event.target.closest(".channel") && setDrawer("")}>
        <${Sidebar} ...${{ world, guild, choosePerson, toggleTheme }} read=${read} go=${(where) => go(world.me, where)} />
      </div>
      <main>
        <header class="top">
          <${IconButton} icon="menu" label="Servers and channels" class="icon-button narrow-only" onClick=${() => setDrawer("left")} />
          <h2><span class="sign" aria-hidden="true">${guild ? "#" : "@"}</span>${channel.name}</h2>
          ${!connected && html`<span class="status" role="status">The demo cannot be reached…</span>`}
          ${connected && !world.bot.online && html`<span class="status" role="status">${world.bot.name} is starting…</span>`}
          <${IconButton} icon="people" label="Members" class="icon-button narrow-only" onClick=${() => setDrawer("right")} />
        </header>
        <${Messages} key=${channel.id} ...${{ messages, world, channel, deeds, said }} earlier=${seen.earlier} showEarlier=${live.current.showEarlier} />
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
