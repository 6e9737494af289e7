// @ts-check
// Files that a person gives: by the file chooser, dropped, pasted, or one of the sample photos.

import { html, Icon, IconButton, useEffect, useRef, useState } from "./html.js";

/** @import { Ref } from "./vendor/htm-preact.js" */
/** @import { EventAt } from "./html.js" */

/** What a file chooser offers first: pictures and films, archives of them, and styles. */
export const TAKEN = "image/*,.heic,.heif,.avif,.tif,.tiff,.bmp,video/mp4,video/quicktime,video/webm,.zip,.safetensors";

/** @param {{ files: FileList | null } | null} transfer */
export const filesOf = (transfer) => [...(transfer?.files ?? [])];

/** @param {string} name */
export async function sample(name) {
  const response = await fetch(`/chat/samples/${name}`);
  return new File([await response.blob()], `${name}.jpg`, { type: response.headers.get("Content-Type") ?? "" });
}

/**
 * A file as it will be sent, with a picture of it where it is one.
 * @param {{ file: File, remove: () => void }} props
 */
export function FileChip({ file, remove }) {
  const [address, setAddress] = useState(/** @type {string | null} */ (null));
  useEffect(() => {
    const made = file.type.startsWith("image/") ? URL.createObjectURL(file) : null;
    setAddress(made);
    return () => made && URL.revokeObjectURL(made);
  }, [file]);
  return html`<span class="chip">
    ${address && html`<img src=${address} alt="" onError=${() => setAddress(null)} />`}
    <span class="chip-name">${file.name}</span>
    <${IconButton} icon="close" label=${`Remove ${file.name}`} onClick=${remove} />
  </span>`;
}

/**
 * @typedef {object} SlotProps
 * @property {string} id
 * @property {File[]} files - the files in the slot
 * @property {(files: File[]) => void} change
 * @property {number} [most] - how many files fit in
 * @property {string[]} [samples]
 * @property {string} [describedBy]
 */

/**
 * A place for files.
 * @param {SlotProps} props
 */
export function FileSlot({ id, files, change, most = 1, samples = [], describedBy }) {
  /** @type {Ref<HTMLInputElement>} */
  const chooser = useRef(null);
  const [over, setOver] = useState(false);
  // A sample arrives later than the click: by then there may be other files, and another form around this slot.
  const now = useRef({ files, change });
  now.current = { files, change };
  /** @param {File[]} more */
  const add = (more) => {
    if (!more.length) return;
    now.current.files = [...now.current.files, ...more].slice(-most);
    now.current.change(now.current.files);
  };
  /** @param {DragEvent} event */
  const drop = (event) => {
    event.preventDefault();
    event.stopPropagation();
    setOver(false);
    add(filesOf(event.dataTransfer));
  };
  /** @param {DragEvent} event */
  const drag = (event) => {
    event.preventDefault();
    setOver(true);
  };
  const room = files.length < most;
  return html`<div class=${`slot ${over ? "over" : ""}`} onDrop=${drop} onDragOver=${drag} onDragLeave=${() => setOver(false)}>
    ${files.map((file, index) => html`<${FileChip} key=${index} file=${file} remove=${() => change(files.filter((one) => one !== file))} />`)}
    <input
      ref=${chooser}
      id=${id}
      class="unseen"
      type="file"
      accept=${TAKEN}
      multiple=${most > 1}
      aria-describedby=${describedBy}
      onChange=${(/** @type {EventAt<HTMLInputElement>} */ event) => {
        add(filesOf(event.target));
        event.target.value = "";
      }}
    />
    ${room &&
    html`<button type="button" class="choose" onClick=${() => chooser.current.click()}>
      <${Icon} name="picture" /> Choose a file<span class="wide-only">, drop or paste one</span>
    </button>`}
    ${room &&
    samples.length > 0 &&
    html`<span class="samples" role="group" aria-label="Sample photos">
      <span class="samples-word">or a sample:</span>
      ${samples.map(
        (name) => html`<button type="button" key=${name} class="sample" title=${name} aria-label=${`Sample photo: ${name}`} onClick=${async () => add([await sample(name)])}>
          <img src=${`/chat/samples/${name}`} alt="" />
        </button>`,
      )}
    </span>`}
  </div>`;
}
