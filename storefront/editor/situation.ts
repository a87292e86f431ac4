import type { PersonalizationView } from "../contract.ts";
import type { Desk } from "../desk.ts";
import type { Refusal } from "./api/refusal.ts";
import type { CardView, Picture } from "./card.ts";
import type { Draft } from "./draft.ts";
import { refusalSentence } from "./sentences.ts";

/** Where one product's photo stands, whatever dialog is open above it. */
export type Situation =
  | { kind: "empty"; note?: string }
  /** Placed and wanted: the upload or the saving is under way. */
  | { kind: "saving"; draft: Draft; picture: Picture }
  /** Did not work. With a draft, saving it may be tried again; with a file, opening it. */
  | { kind: "failed"; refusal: Refusal; draft?: Draft; picture?: Picture; file?: File }
  /** In the cart line's hands. After a reload there is no draft to edit, and the picture may still be on its way. */
  | {
      kind: "chosen";
      saved?: PersonalizationView;
      draft?: Draft;
      picture?: Picture;
      note?: string;
      /** What was wrong with another photo, chosen since and refused. */
      complaint?: string;
    };

/** The card for a situation. */
export function cardOf(situation: Situation, { strings, facts }: Desk): CardView {
  const { card } = strings;
  const plain = { title: facts.artworkTitle, share: 0 };
  switch (situation.kind) {
    case "empty":
      return { ...plain, state: "empty", sentence: situation.note ?? card.removed, buttons: [] };
    case "saving":
      return {
        ...plain,
        state: "working",
        sentence: savingSentence(situation.draft, strings.card),
        share: shareOf(situation.draft),
        picture: situation.picture,
        buttons: ["view", "edit", "remove"],
      };
    case "failed": {
      const again = situation.refusal.retryable && (situation.draft || situation.file);
      return {
        ...plain,
        state: "failed",
        sentence: refusalSentence(strings, situation.refusal),
        picture: situation.picture,
        // Nothing is in the form, so there is nothing to remove; a third button would not fit beside these on a phone.
        buttons: again ? ["retry"] : [],
      };
    }
    case "chosen":
      return {
        ...plain,
        state: "chosen",
        sentence: situation.complaint ?? situation.note ?? card.chosen,
        complains: situation.complaint !== undefined,
        picture: situation.picture,
        buttons: [
          ...(situation.picture ? ["view" as const] : []),
          ...(situation.draft ? ["edit" as const] : []),
          "remove",
        ],
      };
  }
}

function savingSentence({ upload }: Draft, card: Desk["strings"]["card"]): string {
  switch (upload.state.kind) {
    case "preparing":
    case "sending":
      return card.uploading;
    case "received":
    case "stopped":
      return card.saving;
    default:
      return card[upload.state.kind];
  }
}

function shareOf({ upload }: Draft): number {
  if (upload.state.kind === "sending") return upload.state.share;
  return upload.state.kind === "checking" || upload.state.kind === "received" ? 1 : 0;
}
