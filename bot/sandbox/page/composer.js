// @ts-check
// Where people write: messages, and slash commands with their options.

import { html, Icon, IconButton, useEffect, useLayoutEffect, useRef, useState } from "./html.js";
import { optionsOf } from "./components.js";
import { FileChip, FileSlot, filesOf, TAKEN } from "./files.js";

/** @import { Answer, Channel, Choice, Command, EntitySelect, Option, OptionValues, World } from "./payloads" */
/** @import { EventAt } from "./html.js" */
/** @import { Deeds } from "./main.js" */
/** @import { Ref } from "./vendor/htm-preact.js" */

/**
 * A command that can be typed after a slash.
 * @typedef {{ words: string, shown: string, description: string, options: Option[] }} Leaf
 */
/**
 * The functions with which other parts of the page begin a command or add files.
 * @typedef {{ begin: (words: string) => void, addFiles: (files: File[]) => void }} Control
 */

const CHAT_INPUT = 1;
const SUBCOMMANDS = [1, 2];
const [INTEGER, BOOLEAN, USER, CHANNEL, ROLE, MENTIONABLE, NUMBER, ATTACHMENT] = [4, 5, 6, 7, 8, 9, 10, 11];
/** @type {Record<number, EntitySelect["type"] | undefined>} */
const AS_SELECT = { [USER]: 5, [ROLE]: 6, [MENTIONABLE]: 7, [CHANNEL]: 8 }; // options and select menus count differently
const TYPING = 200; // milliseconds without a key before completions are asked for
/** @type {Record<string, number | undefined>} */
const STEPS = { ArrowDown: 1, ArrowUp: -1 };

/**
 * Everything that can be typed after a slash: a command, or a command with its subcommands.
 * @param {Command[]} commands
 */
function typeable(commands) {
  /** @type {(named: Command | Option, before: string[], shownBefore: string[]) => Leaf[]} */
  const leaves = ({ name, shown, description, options = [] }, before, shownBefore) => {
    const words = [...before, name];
    const asShown = [...shownBefore, shown];
    const below = options.filter((option) => SUBCOMMANDS.includes(option.type));
    if (below.length) return below.flatMap((option) => leaves(option, words, asShown));
    return [{ words: words.join(" "), shown: asShown.join(" "), description, options }];
  };
  return commands.filter((command) => command.type === CHAT_INPUT).flatMap((command) => leaves(command, [], []));
}

/** @param {{ world: World, channel: Channel, deeds: Deeds, control: Ref<Control | null> }} props */
export function Composer({ world, channel, deeds, control }) {
  const [text, setText] = useState("");
  const [files, setFiles] = useState(/** @type {File[]} */ ([]));
  const [command, setCommand] = useState(/** @type {{ leaf: Leaf, words: string, files: File[] } | null} */ (null));
  const [problem, setProblem] = useState("");
  const [sending, setSending] = useState(false);
  const addToCommand = useRef(/** @type {Control["addFiles"] | null} */ (null));
  const input = useRef(/** @type {HTMLTextAreaElement | null} */ (null));
  const commands = typeable(world.commands);

  /**
   * @param {Leaf} leaf
   * @param {string} [words]
   */
  const begin = (leaf, words = "") => {
    setCommand({ leaf, words, files });
    setText("");
    setFiles([]);
    setProblem("");
  };
  const end = () => {
    setCommand(null);
    setTimeout(() => input.current?.focus());
  };
  control.current = {
    begin: (words) => {
      const leaf = commands.find((one) => one.words === words);
      if (leaf) begin(leaf);
    },
    addFiles: (more) => (command ? addToCommand.current?.(more) : setFiles([...files, ...more].slice(0, 10))),
  };
  // A command that is no longer there for this person, in this channel, cannot be finished.
  useEffect(() => {
    if (command && !commands.some((one) => one.words === command.leaf.words)) setCommand(null);
  }, [world.commands]);

  /** @param {string} value */
  const type = (value) => {
    setText(value);
    for (const leaf of commands) {
      const typed = [leaf.shown, leaf.words].find((words) => value.startsWith(`/${words} `));
      if (typed) return begin(leaf, value.slice(typed.length + 2));
    }
  };
  const send = async () => {
    if (!text.trim() && !files.length) return;
    setSending(true);
    const answer = await deeds.say(text, files);
    setSending(false);
    setProblem(answer.problem ?? "");
    if (answer.problem) return;
    setText("");
    setFiles([]);
  };

  if (!channel.may_write) return html`<div class="composer"><p class="note">You do not have permission to write in this channel.</p></div>`;
  if (command)
    return html`<${CommandForm}
      key=${command.leaf.words}
      ...${command}
      leaf=${commands.find((one) => one.words === command.leaf.words) ?? command.leaf}
      world=${world}
      run=${deeds.run.bind(null, command.leaf.words)}
      complete=${deeds.complete.bind(null, command.leaf.words)}
      end=${end}
      addFiles=${addToCommand}
    />`;
  return html`<div class="composer">
    ${problem && html`<p class="problem" role="alert">${problem}</p>`}
    ${files.length > 0 &&
    html`<div class="staged">
      ${files.map((file) => html`<${FileChip} key=${file.name} file=${file} remove=${() => setFiles(files.filter((one) => one !== file))} />`)}
      <span class="note">Type <kbd>/</kbd> to use a command, or press Enter to send without one.</span>
    </div>`}
    <${TextField} ...${{ text, type, send, input, commands, begin, sending, world, channel, files, setFiles }} />
  </div>`;
}

/**
 * @typedef {object} TextFieldProps
 * @property {string} text
 * @property {(text: string) => void} type
 * @property {() => void} send
 * @property {Ref<HTMLTextAreaElement>} input
 * @property {Leaf[]} commands
 * @property {(leaf: Leaf) => void} begin
 * @property {boolean} sending
 * @property {World} world
 * @property {Channel} channel
 * @property {File[]} files
 * @property {(files: File[]) => void} setFiles
 */

/** @param {TextFieldProps} props */
function TextField({ text, type, send, input, commands, begin, sending, world, channel, files, setFiles }) {
  const [at, setAt] = useState(0);
  /** @type {Ref<HTMLInputElement>} */
  const chooser = useRef(null);
  const slash = text.startsWith("/");
  const wanted = text.slice(1).toLowerCase();
  const offered = slash ? commands.filter((one) => [one.shown, one.words].some((words) => words.startsWith(wanted))) : [];
  const chosen = Math.min(at, Math.max(0, offered.length - 1));

  useLayoutEffect(() => {
    input.current.style.height = "auto";
    input.current.style.height = `${input.current.scrollHeight}px`;
  }, [text]);

  /** @param {KeyboardEvent} event */
  const keys = (event) => {
    if (event.isComposing) return;
    const step = STEPS[event.key];
    if (offered.length && step) setAt((chosen + step + offered.length) % offered.length);
    else if (offered.length && (event.key === "Enter" || event.key === "Tab")) begin(offered[chosen]);
    else if (slash && event.key === "Escape") type("");
    else if (event.key === "Enter" && !event.shiftKey) send();
    else return;
    event.preventDefault();
  };
  const sign = world.direct.some((one) => one.id === channel.id) ? "@" : "#";
  const placeholder = `Message ${sign}${channel.name}, or type /`;
  return html`
    ${slash &&
    html`<ul class="offers" id="commands" role="listbox" aria-label="Commands">
      ${offered.map(
        (one, index) => html`<li
          key=${one.words}
          id=${`command-${index}`}
          role="option"
          aria-selected=${index === chosen}
          onMouseDown=${(event) => (event.preventDefault(), begin(one))}
          onMouseMove=${() => setAt(index)}
        >
          <strong>/${one.shown}</strong> <span class="note">${one.description}</span>
        </li>`,
      )}
      ${!offered.length &&
      html`<li class="note">${world.bot.online ? "No matching commands." : `${world.bot.name} is starting. Wait a moment.`}</li>`}
    </ul>`}
    <div class="line">
      <input
        ref=${chooser}
        class="unseen"
        type="file"
        accept=${TAKEN}
        multiple
        tabindex="-1"
        aria-label="Files to attach"
        onChange=${(/** @type {EventAt<HTMLInputElement>} */ event) => {
          setFiles([...files, ...filesOf(event.target)].slice(0, 10));
          event.target.value = "";
        }}
      />
      <${IconButton} icon="plus" label="Attach a file" onClick=${() => chooser.current.click()} />
      <textarea
        ref=${input}
        rows="1"
        value=${text}
        placeholder=${placeholder}
        aria-label=${placeholder}
        role="combobox"
        aria-expanded=${slash}
        aria-controls="commands"
        aria-autocomplete="list"
        aria-activedescendant=${offered.length ? `command-${chosen}` : undefined}
        onInput=${(/** @type {EventAt<HTMLTextAreaElement>} */ event) => type(event.target.value)}
        onKeyDown=${keys}
      />
      <button type="button" class="slash" aria-label="Commands" title="Commands" onClick=${() => (type("/"), input.current.focus())}>/</button>
      <${IconButton} icon="send" label="Send" aria-busy=${sending} onClick=${() => (offered.length ? begin(offered[chosen]) : send())} />
    </div>
  `;
}

/**
 * @typedef {object} CommandFormProps
 * @property {Leaf} leaf
 * @property {string} words - typed before the command was chosen
 * @property {File[]} files - added before the command was chosen
 * @property {World} world
 * @property {(options: OptionValues, files: Record<string, number>, uploads: File[]) => Promise<Answer>} run
 * @property {(options: OptionValues, focused: string) => Promise<Answer>} complete
 * @property {() => void} end
 * @property {Ref<Control["addFiles"] | null>} addFiles
 */

/** @param {CommandFormProps} props */
function CommandForm({ leaf, words, files: given, world, run, complete, end, addFiles }) {
  const { options } = leaf;
  const optional = options.filter((option) => !option.required);
  const slots = options.filter((option) => option.type === ATTACHMENT);
  const typed = options.find((option) => option.type !== ATTACHMENT && option.required) ?? options.find((option) => option.type !== ATTACHMENT);
  const [values, setValues] = useState(/** @type {Record<string, string>} */ (words && typed ? { [typed.name]: words } : {}));
  const [files, setFiles] = useState(/** @type {Record<string, File[]>} */ (slots.length && given.length ? { [slots[0].name]: given.slice(0, 1) } : {}));
  // Of /stylize the words come first, although a style with a name can take their place.
  const offered = typed && !typed.required && (words || slots.some((option) => option.required));
  const [added, setAdded] = useState(offered ? [typed.name] : []);
  const [problems, setProblems] = useState(/** @type {Record<string, string | undefined>} */ ({}));
  const [sending, setSending] = useState(false);
  /** @type {Ref<HTMLFormElement>} */
  const form = useRef(null);
  const shown = [...options.filter((option) => option.required), ...optional.filter((option) => added.includes(option.name))];

  // A command that must have a picture gets it before any other, and a second one takes its place; where each is
  // optional they fill up one after the other. The one that a person is at comes first.
  addFiles.current = (more) => {
    const at = document.activeElement?.closest("[data-option]")?.getAttribute("data-option");
    const visible = slots.filter((option) => shown.includes(option));
    const open = slots.some((option) => option.required) ? visible : slots;
    const slot = open.find((option) => option.name === at) ?? open.find((option) => !files[option.name]?.length) ?? open[0];
    if (!slot) return;
    if (!slot.required) setAdded([...new Set([...added, slot.name])]);
    setFiles({ ...files, [slot.name]: more.slice(0, 1) });
  };
  // Where the next key goes: what has just been added, else what one types, else whatever is first.
  useLayoutEffect(() => {
    const name = added.at(-1) ?? typed?.name;
    const inside = name ? `[data-option="${name}"] ` : "";
    /** @type {HTMLInputElement | null} */
    const first = form.current.querySelector(`${inside}:is(input:not([type="file"]), select, .choose, .go)`);
    first?.focus();
    if (first?.type === "text") first.setSelectionRange(first.value.length, first.value.length);
  }, [added.length]);

  /**
   * @param {string} name
   * @param {string} value
   */
  const set = (name, value) => {
    setValues({ ...values, [name]: value });
    setProblems({ ...problems, [name]: undefined });
  };
  const filled = () => {
    const there = options.filter((option) => values[option.name]);
    return Object.fromEntries(there.map((option) => [option.name, inItsType(option, values[option.name])]));
  };
  /** @param {Event} event */
  const send = async (event) => {
    event.preventDefault();
    /** @param {Option} option */
    const problemOf = (option) => whatIsWrong(option, values[option.name], files[option.name]);
    const wrong = shown.filter(problemOf);
    setProblems(Object.fromEntries(wrong.map((option) => [option.name, problemOf(option)])));
    if (wrong.length) {
      /** @type {HTMLElement | null} */
      const first = form.current.querySelector(`[data-option="${wrong[0].name}"] :is(input:not([type="file"]), select, .choose)`);
      first?.focus();
      return;
    }
    setSending(true);
    const uploads = Object.entries(files).filter(([, list]) => list.length);
    const numbers = Object.fromEntries(uploads.map(([name], number) => [name, number]));
    const answer = await run(filled(), numbers, uploads.map(([, list]) => list[0]));
    setSending(false);
    if (answer.problem) setProblems({ "": answer.problem });
    else end();
  };
  /** @param {KeyboardEvent} event */
  const keys = (event) => {
    if (event.key !== "Escape" || event.defaultPrevented) return;
    event.preventDefault();
    end();
  };
  return html`<form class="composer command" ref=${form} onSubmit=${send} onKeyDown=${keys} novalidate aria-label=${`/${leaf.words}`}>
    ${problems[""] && html`<p class="problem" role="alert">${problems[""]}</p>`}
    <header>
      <strong>/${leaf.shown}</strong> <span class="note">${leaf.description}</span>
      <${IconButton} icon="close" label="Leave the command" onClick=${end} />
    </header>
    ${shown.map((option) => {
      const id = `option-${option.name}`;
      const problem = problems[option.name];
      const shared = { id, option, world, describedBy: `${id}-about`, invalid: Boolean(problem) };
      return html`<div class="option" key=${option.name} data-option=${option.name}>
        <label for=${id}>${option.shown}</label>
        ${option.type === ATTACHMENT
          ? html`<${FileSlot} id=${id} files=${files[option.name] ?? []} samples=${world.samples} describedBy=${shared.describedBy} change=${(/** @type {File[]} */ list) => {
              setFiles({ ...files, [option.name]: list });
              setProblems({ ...problems, [option.name]: undefined });
            }} />`
          : html`<${Value} ...${shared} value=${values[option.name] ?? ""} set=${(/** @type {string} */ value) => set(option.name, value)} complete=${(/** @type {string} */ value) => complete({ ...filled(), [option.name]: value }, option.name)} />`}
        <span class="note" id=${shared.describedBy}>${problem ? html`<span class="problem" role="alert">${problem}</span>` : option.description}</span>
      </div>`;
    })}
    <footer>
      ${optional
        .filter((option) => !added.includes(option.name))
        .map((option) => html`<button type="button" key=${option.name} class="add" title=${option.description} onClick=${() => setAdded([...added, option.name])}>+ ${option.shown}</button>`)}
      <button class="button primary go" disabled=${sending} aria-busy=${sending}>${sending ? "Sending…" : html`Send <${Icon} name="send" />`}</button>
    </footer>
  </form>`;
}

/**
 * What keeps Discord's app from sending an option; empty where nothing does.
 * @param {Option} option
 * @param {string | undefined} value
 * @param {File[] | undefined} files
 */
function whatIsWrong(option, value, files) {
  const empty = option.type === ATTACHMENT ? !files?.length : !String(value ?? "").trim();
  if (empty) return option.required ? "This option is required." : "";
  if (option.type !== INTEGER && option.type !== NUMBER) return "";
  const number = Number(value);
  const { min_value: least = -Infinity, max_value: most = Infinity } = option;
  if (option.type === INTEGER && !Number.isInteger(number)) return "Enter a whole number.";
  if (number >= least && number <= most) return "";
  if (most === Infinity) return `Enter ${least} or more.`;
  return least === -Infinity ? `Enter ${most} or less.` : `Enter a number from ${least} to ${most}.`;
}

/**
 * @param {Option} option
 * @param {string} value
 */
function inItsType(option, value) {
  if (option.type === INTEGER || option.type === NUMBER) return Number(value);
  return option.type === BOOLEAN ? value === "true" : value;
}

/**
 * @typedef {object} ValueProps
 * @property {string} id
 * @property {Option} option
 * @property {World} world
 * @property {string} value
 * @property {(value: string) => void} set
 * @property {(value: string) => Promise<Answer>} complete
 * @property {string} describedBy
 * @property {boolean} invalid
 */

/**
 * The field of one option that is no file.
 * @param {ValueProps} props
 */
function Value({ id, option, world, value, set, complete, describedBy, invalid }) {
  const shared = { id, "aria-describedby": describedBy, "aria-invalid": invalid };
  const choices =
    option.choices?.map((choice) => ({ value: choice.value, label: choice.name })) ??
    (option.type === BOOLEAN && ["true", "false"].map((one) => ({ value: one, label: one }))) ??
    null;
  const select = AS_SELECT[option.type];
  const things = select && optionsOf({ type: select }, world);
  const offered = choices || things;
  if (offered)
    return html`<select ...${shared} value=${value} onChange=${(/** @type {EventAt<HTMLSelectElement>} */ event) => set(event.target.value)}>
      <option value="">${option.required ? "Make a choice" : "(none)"}</option>
      ${offered.map((one) => html`<option key=${one.value} value=${one.value}>${one.label}</option>`)}
    </select>`;
  /** @param {EventAt<HTMLInputElement>} event */
  const type = (event) => set(event.target.value);
  if (option.type === INTEGER || option.type === NUMBER)
    return html`<input
      ...${shared}
      type="number"
      inputmode="numeric"
      step=${option.type === INTEGER ? 1 : "any"}
      min=${option.min_value}
      max=${option.max_value}
      value=${value}
      onInput=${type}
    />`;
  if (option.autocomplete) return html`<${Completed} ...${{ shared, option, value, set, complete }} />`;
  return html`<input ...${shared} type="text" autocomplete="off" maxlength=${option.max_length} value=${value} onInput=${type} />`;
}

let pressed = false; // a mouse button or a finger is down
addEventListener("pointerdown", () => (pressed = true), true);
for (const end of ["pointerup", "pointercancel"]) addEventListener(end, () => (pressed = false), true);

/**
 * A text that the application completes while it is typed.
 * @param {{ shared: { id: string } & object } & Pick<ValueProps, "option" | "value" | "set" | "complete">} props
 */
function Completed({ shared, option, value, set, complete }) {
  const [choices, setChoices] = useState(/** @type {Choice[]} */ ([]));
  const [open, setOpen] = useState(false);
  const [at, setAt] = useState(-1);
  const newest = useRef(0);

  useEffect(() => {
    if (!open) return undefined;
    const timer = setTimeout(async () => {
      const mine = ++newest.current;
      const answer = await complete(value);
      if (mine !== newest.current) return; // an answer to what is no longer typed
      setChoices(answer.choices ?? []);
      setAt(-1);
    }, TYPING);
    return () => clearTimeout(timer);
  }, [value, open]);

  /** @param {Choice} choice */
  const pick = (choice) => {
    newest.current++;
    setOpen(false);
    set(String(choice.value));
  };
  /** @param {KeyboardEvent} event */
  const keys = (event) => {
    if (!open || !choices.length || event.isComposing) return;
    const step = STEPS[event.key];
    if (step) setAt((at + step + choices.length) % choices.length);
    else if (event.key === "Enter" && at >= 0) pick(choices[at]);
    else if (event.key === "Escape") setOpen(false);
    else return;
    event.preventDefault();
  };
  // What is being pressed must not move away under the pointer, as it would if the list went at once.
  const leave = () =>
    pressed
      ? addEventListener("pointerup", () => setTimeout(() => setOpen(false)), { once: true, capture: true })
      : setOpen(false);
  const list = `${shared.id}-choices`;
  return html`<span class="completed">
    <input
      ...${shared}
      type="text"
      autocomplete="off"
      role="combobox"
      aria-expanded=${open && choices.length > 0}
      aria-controls=${list}
      aria-autocomplete="list"
      aria-activedescendant=${at >= 0 ? `${list}-${at}` : undefined}
      maxlength=${option.max_length}
      value=${value}
      onInput=${(/** @type {EventAt<HTMLInputElement>} */ event) => (setOpen(true), set(event.target.value))}
      onFocus=${() => setOpen(true)}
      onBlur=${leave}
      onKeyDown=${keys}
    />
    ${open &&
    choices.length > 0 &&
    html`<ul class="offers" id=${list} role="listbox" aria-label="Suggestions">
      ${choices.map(
        (choice, index) => html`<li
          key=${index}
          id=${`${list}-${index}`}
          role="option"
          aria-selected=${index === at}
          onMouseDown=${(event) => (event.preventDefault(), pick(choice))}
          onMouseMove=${() => setAt(index)}
        >
          ${choice.name}
        </li>`,
      )}
    </ul>`}
  </span>`;
}
