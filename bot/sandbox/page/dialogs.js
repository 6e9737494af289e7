// @ts-check
// What opens above the page: a modal of the bot, and pictures in full size.

import { html, IconButton, useEffect, useLayoutEffect, useRef, useState } from "./html.js";
import { SelectMenu, Text } from "./components.js";
import { FileSlot, filesOf } from "./files.js";

/** @import { Label, Modal as ModalPayload, TextDisplay, TextInputRow, World } from "./payloads" */
/** @import { Picture } from "./components.js" */
/** @import { EventAt } from "./html.js" */
/** @import { Ref } from "./vendor/htm-preact.js" */

/**
 * @typedef {string | string[] | File[]} FieldValue
 * @typedef {Record<string, string | string[]>} Fields - by custom id
 * @typedef {Record<string, File[]>} Files - by custom id
 */

const [TEXT_INPUT, TEXT, LABEL, FILE_UPLOAD] = /** @type {const} */ ([4, 10, 18, 19]);
const PARAGRAPH = 2;
/** @type {Record<string, number | undefined>} */
const STEPS = { ArrowLeft: -1, ArrowRight: 1 };

function useOpen() {
  /** @type {Ref<HTMLDialogElement>} */
  const dialog = useRef(null);
  useLayoutEffect(() => {
    const element = dialog.current;
    element.showModal();
    return () => element.close(); // which gives the focus back
  }, []);
  return dialog;
}

/**
 * @typedef {object} ModalProps
 * @property {ModalPayload} modal
 * @property {World} world
 * @property {(fields: Fields, files: Files) => Promise<string | undefined>} submit - returns a problem as a sentence, if there is one
 * @property {() => void} close
 */

/** @param {ModalProps} props */
export function Modal({ modal, world, submit, close }) {
  const dialog = useOpen();
  const [values, setValues] = useState(/** @type {Record<string, FieldValue>} */ ({}));
  const [problem, setProblem] = useState("");
  const [sending, setSending] = useState(false);
  /**
   * @param {string} id
   * @param {FieldValue} value
   */
  const change = (id, value) => {
    setValues((before) => ({ ...before, [id]: value }));
    setProblem("");
  };

  /** @param {ClipboardEvent} event */
  const paste = (event) => {
    const files = filesOf(event.clipboardData);
    const fields = modal.components.flatMap((outer) => (outer.type === TEXT ? [] : [fieldOf(outer)]));
    const slot = fields.find((field) => field.type === FILE_UPLOAD);
    if (!files.length || !slot) return;
    event.preventDefault();
    change(slot.custom_id, files.slice(0, slot.max_values ?? 1));
  };
  /** @param {Event} event */
  const send = async (event) => {
    event.preventDefault();
    setSending(true);
    /** @type {Fields} */
    const fields = {};
    /** @type {Files} */
    const files = {};
    for (const [id, value] of Object.entries(values)) {
      if (isFiles(value)) files[id] = value;
      else fields[id] = value;
    }
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

/** @param {Label | TextInputRow} outer */
const fieldOf = (outer) => (outer.type === LABEL ? outer.component : outer.components[0]);

/**
 * @param {FieldValue} value
 * @returns {value is File[]}
 */
const isFiles = (value) => Array.isArray(value) && value[0] instanceof File;

/**
 * @typedef {object} FieldProps
 * @property {Label | TextInputRow | TextDisplay} outer
 * @property {Record<string, FieldValue | undefined>} values
 * @property {(id: string, value: FieldValue) => void} change
 * @property {World} world
 */

/** @param {FieldProps} props */
function Field({ outer, values, change, world }) {
  if (outer.type === TEXT) return html`<${Text} content=${outer.content} world=${world} />`;
  const field = fieldOf(outer);
  const [label, about] = outer.type === LABEL ? [outer.label, outer.description] : [outer.components[0].label, undefined];
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
      onInput: (/** @type {EventAt<HTMLInputElement | HTMLTextAreaElement>} */ event) => change(field.custom_id, event.target.value),
    };
    input = field.style === PARAGRAPH ? html`<textarea rows="4" ...${shared} />` : html`<input type="text" autocomplete="off" ...${shared} />`;
  } else if (field.type === FILE_UPLOAD) {
    /** @param {File[]} files */
    const set = (files) => change(field.custom_id, files);
    input = html`<${FileSlot} id=${id} files=${value ?? []} change=${set} most=${field.max_values ?? 1} samples=${world.samples} />`;
  } else {
    /** @param {string[]} chosen */
    const choose = (chosen) => change(field.custom_id, chosen);
    input = html`<${SelectMenu} id=${id} menu=${field} world=${world} choose=${choose} />`;
  }
  return html`<div class="field">
    <label for=${id}>${label}${required ? html`<span class="required" title="Required"> *</span>` : ""}</label>
    ${about && html`<p class="note">${about}</p>`}
    ${input}
  </div>`;
}

/**
 * Pictures in full size, one after the other with the arrow keys.
 * @param {{ pictures: Picture[], first: number, close: () => void }} props
 */
export function Lightbox({ pictures, first, close }) {
  const dialog = useOpen();
  const [at, setAt] = useState(first);
  const picture = pictures[at];
  const { width, height } = picture;
  /** @param {number} by */
  const step = (by) => setAt((at + by + pictures.length) % pictures.length);
  useEffect(() => {
    /** @param {KeyboardEvent} event */
    const keys = (event) => {
      const by = STEPS[event.key];
      if (by && pictures.length > 1) step(by);
    };
    addEventListener("keydown", keys);
    return () => removeEventListener("keydown", keys);
  });
  return html`<dialog class="lightbox" ref=${dialog} aria-label="Picture" onCancel=${close} onClick=${close}>
    <${IconButton} icon="close" label="Close" onClick=${close} />
    ${pictures.length > 1 && html`<${IconButton} class="icon-button before" icon="left" label="Previous picture" onClick=${(event) => (event.stopPropagation(), step(-1))} />`}
    <figure onClick=${(event) => event.stopPropagation()}>
      <img src=${picture.url} alt=${picture.description ?? ""} style=${`--ratio:${width && height ? width / height : 1}`} />
      <figcaption>
        ${picture.description}
        <a href=${picture.url} target="_blank" rel="noreferrer">Open original</a>
      </figcaption>
    </figure>
    ${pictures.length > 1 && html`<${IconButton} class="icon-button next" icon="right" label="Next picture" onClick=${(event) => (event.stopPropagation(), step(1))} />`}
  </dialog>`;
}
