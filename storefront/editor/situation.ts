import type { PersonalizationView } from "../contract.ts";
import type { Desk } from "../desk.ts";
import type { Refusal } from "./api/refusal.ts";
import type { CardView, Picture } from "./card.ts";
import type { Draft } from "./draft.ts";
import { fill, refusalSentence } from "./sentences.ts";

/** Where one product's photo stands, whatever dialog is open above it. */
export type Situation =
  | { kind: "empty"; note?: string }
  /** Placed and wanted: the upload or the saving is under way. */
  | { kind: "saving"; draft: Draft; picture: Picture }
  /** Did not work. With a draft, saving it may be tried again; with a file, opening it. */
  | { kind: "failed"; refusal: Refusal; draft?: Draft; picture?: Picture; file?: File }
  /** In the cart line's hands. After a reload the draft comes back when it is edited, and the picture may still be on its way. */
  | {
      kind: "chosen";
      saved?: PersonalizationView;
      draft?: Draft;
      picture?: Picture;
      note?: string;
      /** The sizes it is too small for. */
      limited?: string[];
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
    case "failed":
      return {
        ...plain,
        state: "failed",
        sentence: refusalSentence(strings, situation.refusal),
        picture: situation.picture,
        // Nothing is in the form, so there is nothing to remove; a third button would not fit beside these on a phone.
        buttons: wayOut(situation),
      };
    case "chosen":
      return {
        ...plain,
        state: "chosen",
        sentence: situation.complaint ?? situation.note ?? chosenSentence(situation.limited, card),
        complains: situation.complaint !== undefined,
        picture: situation.picture,
        buttons: [
          ...(situation.picture ? ["view" as const] : []),
          ...(situation.draft || situation.saved ? ["edit" as const] : []),
          "remove",
        ],
      };
  }
}

/** The same again where that may help, another placing where it may not. */
function wayOut({ refusal, draft, file }: Situation & { kind: "failed" }): CardView["buttons"] {
  if (refusal.retryable && (draft || file)) return ["retry"];
  return draft ? ["edit"] : [];
}

function chosenSentence(limited: string[] | undefined, card: Desk["strings"]["card"]): string {
  return limited?.length ? fill(card.chosen_limited, { sizes: limited.join(", ") }) : card.chosen;
}

/** What the slowest of the photos is about. */
function savingSentence({ places }: Draft, card: Desk["strings"]["card"]): string {
  const states = [...places.values()].map(({ upload }) => upload.state.kind);
  const slowest = states.find((kind) => kind !== "received" && kind !== "stopped");
  if (!slowest) return card.saving;
  return slowest === "preparing" || slowest === "sending" ? card.uploading : card[slowest];
}

function shareOf({ places }: Draft): number {
  const shares = [...places.values()].map(({ upload: { state } }) => {
    if (state.kind === "sending") return state.share;
    return state.kind === "checking" || state.kind === "received" ? 1 : 0;
  });
  return shares.reduce((sum, share) => sum + share, 0) / Math.max(1, shares.length);
}
