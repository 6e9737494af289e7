// The JSON that the page and the server exchange; the other side is bot/sandbox/chat.py. Messages, components and commands are
// Discord's (https://docs.discord.com/developers/), with only the keys that the page reads.

/** An id, as text: it has more digits than a number holds exactly. */
export type Snowflake = string;

// ── around the messages: ChatPage.world_for ─────────────────────────────────────────────────────────────────────────────

/** A person, or the bot. */
export interface Person {
  id: Snowflake;
  name: string;
  bot: boolean;
  /** The names of the servers that the person administers. */
  admin_of: string[];
  /** The address of the picture. */
  avatar: string | null;
}

export interface Channel {
  id: Snowflake;
  name: string;
  /** Whether it is a conversation between people, which the bot does not see. */
  private: boolean;
  thread: boolean;
  /** The newest message that the person sees, or "0" if there is none. */
  last: Snowflake;
  may_write: boolean;
  may_moderate: boolean;
}

export interface Role {
  id: Snowflake;
  name: string;
}

export interface Guild {
  id: Snowflake;
  name: string;
  /** The channels that the person sees. May be empty. */
  channels: Channel[];
  members: Snowflake[];
  /** All roles but @everyone. */
  roles: Role[];
}

/** Everything around the messages, as one person sees it from one channel. */
export interface World {
  me: Snowflake;
  locale: string;
  channel: Snowflake;
  bot: { id: Snowflake; name: string; online: boolean };
  people: Person[];
  /** The people that the page can act as. */
  cast: Snowflake[];
  guilds: Guild[];
  /** Direct messages. May be empty. */
  direct: Channel[];
  /** The commands that the person can use in the channel. */
  commands: Command[];
  /** The names of the sample photos. */
  samples: string[];
  /** The languages that the bot speaks, with their own names. */
  languages: { locale: string; name: string }[];
}

/** A frame of the WebSocket. `gone` holds the ids of messages; `earlier` says whether the channel has older messages. */
export type Frame =
  | ({ is: "world" } & World)
  | { is: "messages"; changed: Message[]; gone: Snowflake[]; earlier: boolean };

// ── commands: https://docs.discord.com/developers/interactions/application-commands ─────────────────────────────────────

/** A command or an option in the person's language: people see the name `shown`, requests have the name `name`. */
interface Named {
  name: string;
  shown: string;
  description: string;
  options: Option[];
}

/** `type` is 1 for a slash command, 2 for a command of a person's menu, 3 for a command of a message's menu. */
export interface Command extends Named {
  type: 1 | 2 | 3;
}

/** `type` is 1 for a subcommand, 2 for a group of subcommands, and the kind of value otherwise. */
export interface Option extends Named {
  type: 1 | 2 | 3 | 4 | 5 | 6 | 7 | 8 | 9 | 10 | 11;
  required?: boolean;
  choices?: Choice[];
  autocomplete?: boolean;
  min_value?: number;
  max_value?: number;
  max_length?: number;
}

export interface Choice {
  name: string;
  value: string | number;
}

// ── messages: https://docs.discord.com/developers/resources/message ─────────────────────────────────────────────────────

/** A person as Discord describes one. `avatar` is a hash, not an address. */
export interface User {
  id: Snowflake;
  username: string;
  avatar: string | null;
  bot?: boolean;
}

export interface Attachment {
  id: Snowflake;
  filename: string;
  size: number;
  url: string;
  content_type: string;
  description?: string;
  /** Pixels, of a picture or a film. */
  width?: number;
  height?: number;
}

/** Who caused a response; `interacted_message_id` is the message whose component was used. */
export interface InteractionMetadata {
  user: User;
  interacted_message_id?: Snowflake;
}

export interface Message {
  id: Snowflake;
  author: User;
  content: string;
  flags: number;
  attachments: Attachment[];
  components: Component[];
  /** Of a response to an interaction. */
  interaction_metadata?: InteractionMetadata;
  /** Whether it is ephemeral. */
  private: boolean;
  /** The command or component that caused a response, as the page shows it above the message. */
  used: string | null;
}

// ── components: https://docs.discord.com/developers/components/reference ────────────────────────────────────────────────

/** A file in a component. A file of another site has neither a type nor a size. */
export interface Media {
  id: Snowflake;
  url: string;
  content_type?: string;
  width?: number;
  height?: number;
}

export interface ActionRow {
  type: 1;
  id: number;
  components: (Button | Select)[];
}

interface AnyButton {
  type: 2;
  id: number;
  label?: string;
  emoji?: { name?: string };
  disabled?: boolean;
}

/** A button of `style` 5 is a link. */
export type Button = AnyButton & ({ style: 1 | 2 | 3 | 4; custom_id: string } | { style: 5; url: string });

interface AnySelect {
  /** Only in a message. */
  id?: number;
  custom_id: string;
  placeholder?: string;
  min_values?: number;
  max_values?: number;
  disabled?: boolean;
  /** Only in an EntitySelect. */
  default_values?: { id: Snowflake }[];
  /** Only in a modal. */
  required?: boolean;
}

export interface SelectOption {
  label: string;
  value: string;
  description?: string;
  default?: boolean;
}

export interface StringSelect extends AnySelect {
  type: 3;
  options: SelectOption[];
}

/** A select menu of people (5), roles (6), people and roles (7), or channels (8). */
export interface EntitySelect extends AnySelect {
  type: 5 | 6 | 7 | 8;
}

export type Select = StringSelect | EntitySelect;

export interface Section {
  type: 9;
  id: number;
  components: TextDisplay[];
  accessory: Button | Thumbnail;
}

export interface TextDisplay {
  type: 10;
  /** Only in a message. */
  id?: number;
  content: string;
}

export interface Thumbnail {
  type: 11;
  id: number;
  media: Media;
  description: string | null;
  spoiler: boolean;
}

export interface MediaGallery {
  type: 12;
  id: number;
  items: GalleryItem[];
}

export interface GalleryItem {
  media: Media;
  description: string | null;
  spoiler: boolean;
}

/** `name` and `size` (bytes) are null unless the file is an attachment of the message. */
export interface FileComponent {
  type: 13;
  id: number;
  file: Media;
  name: string | null;
  size: number | null;
}

export interface Separator {
  type: 14;
  id: number;
  spacing: 1 | 2;
  divider: boolean;
}

export interface Container {
  type: 17;
  id: number;
  components: Component[];
  /** 0xRRGGBB. */
  accent_color: number | null;
  spoiler: boolean;
}

export type Component =
  | ActionRow
  | Button
  | Select
  | Section
  | TextDisplay
  | Thumbnail
  | MediaGallery
  | FileComponent
  | Separator
  | Container;

// ── modals: https://docs.discord.com/developers/components/using-modal-components ───────────────────────────────────────

/** `style` is 1 for a line, 2 for a paragraph. */
export interface TextInput {
  type: 4;
  custom_id: string;
  style: 1 | 2;
  label?: string;
  placeholder?: string;
  value?: string;
  required?: boolean;
  max_length?: number;
}

export interface FileUpload {
  type: 19;
  custom_id: string;
  max_values?: number;
  required?: boolean;
}

/** A field with its label. */
export interface Label {
  type: 18;
  label: string;
  description?: string;
  component: TextInput | Select | FileUpload;
}

/** A text field in an action row, which Label replaces. */
export interface TextInputRow {
  type: 1;
  components: [TextInput];
}

export interface Modal {
  title: string;
  components: (Label | TextInputRow | TextDisplay)[];
}

// ── what a person does: Deed and ChatPage._answered ─────────────────────────────────────────────────────────────────────

/** The values of a command's options, by name. */
export type OptionValues = Record<string, string | number | boolean>;

/** A deed, as chat.py declares it. `files` holds numbers of the request's uploads. */
export type Deed =
  | { do: "run"; channel: Snowflake; command: string; options: OptionValues; files: Record<string, number> }
  | { do: "complete"; channel: Snowflake; command: string; options: OptionValues; focused: string }
  | { do: "use on message"; channel: Snowflake; message: Snowflake; command: string }
  | { do: "use on person"; channel: Snowflake; person: Snowflake; command: string }
  | { do: "component"; channel: Snowflake; message: Snowflake; custom_id: string; values: string[] }
  | { do: "submit"; interaction: Snowflake; fields: Record<string, string | string[]>; files: Record<string, number[]> }
  | { do: "say"; channel: Snowflake; words: string }
  | { do: "delete"; channel: Snowflake; message: Snowflake }
  | { do: "speak"; channel: Snowflake; locale: string };

/** A problem as a sentence, or the application's first response, or nothing if the deed was no interaction. */
export type Answer =
  | { problem: string; interaction?: undefined; modal?: undefined; choices?: undefined }
  | { problem?: undefined; interaction: Snowflake; modal?: Modal; choices?: Choice[] }
  | { problem?: undefined; interaction?: undefined; modal?: undefined; choices?: undefined };
