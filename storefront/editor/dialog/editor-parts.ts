import type { Strings } from "../../desk.ts";
import { element, icon } from "../element.ts";
import { acceptedPhotos } from "../photo/photo-kind.ts";

const icons = {
  close: "M6 6l12 12M18 6L6 18",
  left: "M4 5v5h5M4.6 10A8 8 0 1 1 4 14",
  right: "M20 5v5h-5M19.4 10A8 8 0 1 0 20 14",
  zoom: "M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13M15.5 15.5L21 21M7.5 10.5h6M10.5 7.5v6",
  tilt: "M3 19h18M3 19L19 7",
};

export const panes = ["place", "look", "text"] as const;
export type Pane = (typeof panes)[number];

let count = 0;

/** The editor's elements, not yet alive. Everything a test or a handler needs has a name here. */
export function buildEditor(strings: Strings) {
  const words = strings.editor;
  const id = `likeness-editor-${++count}`;
  const hook = (name: string) => ({ "data-likeness": name });
  const class_ = (names: string) => ({ class: names.replace(/\S+/g, "likeness-editor__$&") });

  const button = (name: keyof typeof icons, hookName: string, label: string) =>
    element(
      "button",
      { type: "button", ...class_("tool"), ...hook(hookName), "aria-label": label, title: label },
      icon(icons[name]),
    );
  const slider = (name: "zoom" | "tilt", min: number, max: number, step: number) =>
    element("input", { type: "range", min, max, step, value: 0, "aria-label": words[name], ...hook(name) });

  const close = button("close", "cancel", words.cancel);
  const zoom = slider("zoom", 0, 100, 1);
  const tilt = slider("tilt", -45, 45, 0.5);
  const turnLeft = button("left", "turn-left", words.rotate_left);
  const turnRight = button("right", "turn-right", words.rotate_right);
  const reset = element("button", { type: "button", ...class_("link"), ...hook("reset") }, words.reset);

  const stageCanvas = element("canvas", { "aria-hidden": "true" });
  const coarse = matchMedia("(pointer: coarse)").matches;
  const hint = element(
    "p",
    { ...class_("hint"), "aria-hidden": "true" },
    coarse ? words.drag_hint : words.drag_hint_mouse,
  );
  const loading = element("p", { ...class_("loading"), ...hook("loading") }, words.loading);
  const addLabel = element("span");
  const addFile = element("input", { type: "file", accept: acceptedPhotos, ...class_("file"), ...hook("add") });
  const empty = element("div", class_("empty"), element("label", class_("secondary"), addFile, addLabel));
  const stage = element(
    "div",
    {
      ...class_("stage"),
      ...hook("stage"),
      role: "application",
      tabindex: 0,
      "aria-label": words.stage_label,
      "aria-describedby": `${id}-help`,
    },
    stageCanvas,
    hint,
    empty,
  );

  const slots = element("div", { ...class_("tabs"), role: "group", "aria-label": words.slots, hidden: true });
  const paneButton = (pane: Pane) =>
    element("button", { type: "button", ...class_("tab"), ...hook(`pane-${pane}`) }, words[`pane_${pane}`]);
  const paneButtons = { place: paneButton("place"), look: paneButton("look"), text: paneButton("text") };
  const paneRow = element(
    "div",
    { ...class_("tabs panes"), role: "group", "aria-label": words.panes, hidden: true },
    ...Object.values(paneButtons),
  );
  const looks = element("div", { ...class_("options"), ...hook("looks"), hidden: true });
  const texts = element("div", { ...class_("options"), ...hook("texts"), hidden: true });

  const previewCanvas = element("canvas", { role: "img", ...hook("instant-preview") });
  const sharpness = element("p", { ...class_("sharpness"), ...hook("sharpness") });
  const sizes = element("ul", {
    ...class_("sizes"),
    ...hook("sizes"),
    "aria-label": strings.sharpness.sizes,
    hidden: true,
  });
  const sizesRefused = element("p", { ...class_("note"), ...hook("sizes-refused") });
  const uploadText = element("span", hook("upload-text"));
  const uploadBar = element("span");
  const retry = element("button", { type: "button", ...class_("link"), ...hook("upload-retry"), hidden: true });
  const upload = element(
    "div",
    { ...class_("upload"), ...hook("upload") },
    element("p", {}, uploadText, " ", retry),
    element("div", { ...class_("bar"), "aria-hidden": "true" }, uploadBar),
  );

  const file = element("input", {
    type: "file",
    accept: acceptedPhotos,
    ...class_("file"),
    ...hook("another"),
  });
  const another = element("label", class_("secondary"), file, words.another);
  const use = element("button", { type: "button", ...class_("primary"), ...hook("use"), disabled: true }, words.use);
  const next = element("button", { type: "button", ...class_("primary"), ...hook("next"), hidden: true });
  const live = element("p", { ...class_("unseen"), role: "status", ...hook("announcement") });
  const problem = element("p", { ...class_("problem"), role: "alert", ...hook("problem") });

  const dialog = element(
    "dialog",
    { class: "likeness-editor", ...hook("editor"), "aria-labelledby": `${id}-title` },
    element("div", class_("top"), element("h2", { id: `${id}-title`, ...class_("title") }, words.title), close),
    paneRow,
    element(
      "div",
      class_("main"),
      element(
        "div",
        class_("crop"),
        slots,
        stage,
        element("p", { id: `${id}-help`, ...class_("unseen") }, words.stage_help),
        element(
          "div",
          class_("tools"),
          element("label", class_("slider"), icon(icons.zoom), zoom),
          element("label", class_("slider"), icon(icons.tilt), tilt),
          element("div", class_("turns"), turnLeft, turnRight, reset),
        ),
        element("div", class_("facts"), sharpness, sizes, sizesRefused, upload, problem),
      ),
      element("div", class_("look"), element("div", class_("preview"), previewCanvas), looks, texts),
      loading,
    ),
    element("div", class_("bottom"), another, use, next),
    live,
  );

  return {
    dialog,
    close,
    stage,
    stageCanvas,
    hint,
    loading,
    addLabel,
    addFile,
    slots,
    paneRow,
    paneButtons,
    looks,
    texts,
    previewCanvas,
    zoom,
    tilt,
    turnLeft,
    turnRight,
    reset,
    sharpness,
    sizes,
    sizesRefused,
    upload,
    uploadText,
    uploadBar,
    retry,
    file,
    use,
    next,
    live,
    problem,
  };
}

export type EditorParts = ReturnType<typeof buildEditor>;
