// What opens above the page: a modal of the bot, and pictures in full size.

import { html, IconButton, useEffect, useLayoutEffect, useRef, useState } from "./html.js";
import { SelectMenu, Text } from "./components.js";
import { FileSlot, filesOf } from "./files.js";

const [TEXT_INPUT, TEXT, LABEL, FILE_UPLOAD] = [4, 10, 18, 19];
const PARAGRAPH = 2;

function useOpen() {
  const dialog = useRef(null);
  useLayoutEffect(() => {
    const element = dialog.current;
    element.showModal();
    return () => element.close(); // which gives the focus back
  }, []);
  return dialog;
}

/** `submit(fields, files)` sends it, and returns a problem as a sentence, or nothing. */
export function Modal({ modal, world, submit, close }) {
  const dialog = useOpen();
  const [values, setValues] = useState({});
  const [problem, setProblem] = useState("");
  const [sending, setSending] = useState(false);
  const change = (id, value) => {
    setValues((before) => ({ ...before, [id]: value }));
    setProblem("");
  };

  const paste = (event) => {
    const files = filesOf(event.clipboardData);
    const slot = modal.components.map(fieldOf).find((field) => field?.type === FILE_UPLOAD);
    if (!files.length || !slot) return;
    event.preventDefault();
    change(slot.custom_id, files.slice(0, slot.max_values ?? 1));
  };
  const send = async (event) => {
    event.preventDefault();
    setSending(true);
    const fields = Object.fromEntries(Object.entries(values).filter(([, value]) => !isFiles(value)));
    const files = Object.fromEntries(Object.entries(values).filter(([, value]) => isFiles(value)));
    const said = await submit(fields, files);
    setSending(false);
    if (said) setProblem(said);
    else close();
  };
  return html`<dialog class="modal" ref=${dialog} aria-label=${modal.title} onCancel=${close}>
    <form onSubmit=${send} onPaste=${paste} novalidate>
      <header>
        <h2>${modal.title}</h2>
        <${IconButton} icon="close" label="Close" onClick=${close} />
      </header>
      <div class="fields">
        ${modal.components.map((outer, index) => html`<${Field} key=${index} outer=${outer} values=${values} change=${change} world=${world} />`)}
      </div>
      ${problem && html`<p class="problem" role="alert">${problem}</p>`}
      <footer>
        <button type="button" class="button secondary" onClick=${close}>Cancel</button>
        <button class="button primary" disabled=${sending} aria-busy=${sending}>Submit</button>
      </footer>
    </form>
  </dialog>`;
}

const fieldOf = (outer) => (outer.type === LABEL ? outer.component : outer.components?.[0]);
const isFiles = (value) => Array.isArray(value) && value[0] instanceof File;

function Field({ outer, values, change, world }) {
  if (outer.type === TEXT) return html`<${Text} content=${outer.content} world=${world} />`;
  const field = fieldOf(outer);
  const id = `field-${field.custom_id}`;
  const required = field.required ?? true;
  const value = values[field.custom_id];
  let input;
  if (field.type === TEXT_INPUT) {
    const shared = {
      id,
      maxlength: field.max_length,
      placeholder: field.placeholder,
      value: value ?? field.value ?? "",
      onInput: (event) => change(field.custom_id, event.target.value),
    };
    input = field.style === PARAGRAPH ? html`<textarea rows="4" ...${shared} />` : html`<input type="text" autocomplete="off" ...${shared} />`;
  } else if (field.type === FILE_UPLOAD) {
    const set = (files) => change(field.custom_id, files);
    input = html`<${FileSlot} id=${id} files=${value ?? []} change=${set} most=${field.max_values ?? 1} samples=${world.samples} />`;
  } else {
    input = html`<${SelectMenu} id=${id} menu=${field} world=${world} choose=${(chosen) => change(field.custom_id, chosen)} />`;
  }
  return html`<div class="field">
    <label for=${id}>${outer.label ?? field.label}${required ? html`<span class="required" title="has to be filled in"> *</span>` : ""}</label>
    ${outer.description && html`<p class="note">${outer.description}</p>`}
    ${input}
  </div>`;
}

/** Pictures in full size, one after the other with the arrow keys. */
export function Lightbox({ pictures, first, close }) {
  const dialog = useOpen();
  const [at, setAt] = useState(first);
  const picture = pictures[at];
  const step = (by) => setAt((at + by + pictures.length) % pictures.length);
  useEffect(() => {
    const keys = (event) => {
      const by = { ArrowLeft: -1, ArrowRight: 1 }[event.key];
      if (by && pictures.length > 1) step(by);
    };
    addEventListener("keydown", keys);
    return () => removeEventListener("keydown", keys);
  });
  return html`<dialog class="lightbox" ref=${dialog} aria-label="Picture" onCancel=${close} onClick=${close}>
    <${IconButton} icon="close" label="Close" onClick=${close} />
    ${pictures.length > 1 && html`<${IconButton} class="icon-button before" icon="left" label="Picture before" onClick=${(event) => (event.stopPropagation(), step(-1))} />`}
    <figure onClick=${(event) => event.stopPropagation()}>
      <img src=${picture.url} alt=${picture.description ?? ""} style=${`--ratio:${picture.width / picture.height || 1}`} />
      <figcaption>
        ${picture.description}
        <a href=${picture.url} target="_blank" rel="noreferrer">Open the original</a>
      </figcaption>
    </figure>
    ${pictures.length > 1 && html`<${IconButton} class="icon-button next" icon="right" label="Next picture" onClick=${(event) => (event.stopPropagation(), step(1))} />`}
  </dialog>`;
}
