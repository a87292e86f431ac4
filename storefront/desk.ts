/** What the entry script and the editor (loaded on the first tap) agree on. Types only: each is its own bundle. */

/** One product on this page, as Liquid described it. */
export interface ProductFacts {
  productId: string;
  variants: { id: string; title: string }[];
  artworkVersionId: string;
  artworkTitle: string;
  proxyPath: string;
  editorSrc: string;
  editorCss: string;
}

/** "empty" and "working" keep the product out of the cart; "chosen" lets it in, with the line's id. */
export type Standing = "empty" | "working" | "chosen";

/** What is kept for a reload of this tab. */
export interface KeptChoice {
  lineId: string;
  publicId: string;
  artworkVersionId: string;
  /** The size of each variant that the photo is too small for, by the variant's id. */
  tooSmallFor: Record<string, string>;
}

/** The entry's side: one per product, shared by every widget of that product on the page. */
export interface Desk {
  readonly facts: ProductFacts;
  readonly strings: Strings;
  /** The variant the page would put in the cart now. */
  readonly variantId: string;
  /** The widgets on the page now; themes replace them at will. */
  readonly hosts: ReadonlySet<HTMLElement>;
  /** Tells the form guard where the shopper stands, and puts the line's id on the product forms. */
  stand(standing: Standing, kept?: KeptChoice): void;
  /** Says what is wrong on every card, until the card is drawn again. */
  complain(sentence: string): void;
}

/** The editor's side. */
export interface Editor {
  /** Draws the present state into a widget that has just appeared. */
  show(host: HTMLElement): void;
  /** The shopper chose a file. */
  take(file: File): void;
  /** The shopper pressed one of the card's buttons. */
  press(button: "view" | "edit" | "remove" | "retry"): void;
  /** Brings back what this tab chose before a reload. */
  restore(kept: KeptChoice): void;
  /** The last widget left the page. */
  close(): void;
}

export interface EditorModule {
  startEditor(desk: Desk): Editor;
}

type Sentences<Key extends string> = Record<Key, string>;

/** Sentences from the extension's locales, by way of `snippets/strings.liquid`. `{name}` is filled by the script. */
export interface Strings {
  labels: Sentences<"choose" | "change" | "retry" | "hint">;
  card: Sentences<
    | "opening"
    | "restoring"
    | "uploading"
    | "offline"
    | "retrying"
    | "busy"
    | "checking"
    | "saving"
    | "chosen"
    | "chosen_limited"
    | "removed"
    | "preview_failed"
  >;
  guard: Sentences<"missing" | "working" | "opening_failed" | "too_small">;
  editor: Sentences<
    | "title"
    | "view_title"
    | "preview"
    | "preview_label"
    | "use"
    | "use_all"
    | "another"
    | "cancel"
    | "close"
    | "zoom"
    | "tilt"
    | "rotate_left"
    | "rotate_right"
    | "reset"
    | "loading"
    | "loading_copy"
    | "stage_label"
    | "stage_help"
    | "drag_hint"
    | "drag_hint_mouse"
    | "position"
    | "slots"
    | "slot_filled"
    | "slot_open"
    | "add"
    | "next"
    | "panes"
    | "pane_place"
    | "pane_look"
    | "pane_text"
  >;
  looks: Sentences<"label" | "cutout" | "cutout_waiting" | "cutout_doubtful">;
  /** By the effect's name. */
  effects: Record<string, string>;
  text: Sentences<"optional" | "missing" | "too_long" | "unprintable">;
  sharpness: Sentences<
    | "sharp"
    | "soft"
    | "too_small"
    | "too_small_photo"
    | "too_small_size"
    | "too_small_other"
    | "refused_sizes"
    | "sizes"
  >;
  upload: Sentences<"preparing" | "sending" | "offline" | "retrying" | "busy" | "checking" | "received">;
  privacy: Sentences<
    "kept_until" | "erase" | "erase_warning" | "erase_sure" | "erasing" | "erased" | "erased_ordered" | "erase_failed"
  >;
  /** By the API's error code. */
  errors: Record<string, string>;
}
