import { IndexTableSelectionType } from "@shopify/polaris";
import { useState } from "react";

/** Which photos of the page are chosen. A photo that leaves the page is chosen no more. */
export function usePhotoSelection(shown: readonly string[]) {
  const [chosen, setChosen] = useState<ReadonlySet<string>>(new Set());
  const ids = shown.filter((id) => chosen.has(id));
  const toggle = (id: string) => {
    const next = new Set(ids);
    if (!next.delete(id)) next.add(id);
    setChosen(next);
  };
  return {
    ids,
    all: ids.length > 0 && ids.length === shown.length,
    has: (id: string) => chosen.has(id),
    toggle,
    clear: () => setChosen(new Set()),
    /** As Polaris' table tells it. */
    change: (type: IndexTableSelectionType, isChosen: boolean, range?: string | [number, number]) => {
      if (typeof range === "string") return toggle(range);
      const few = range && type === IndexTableSelectionType.Multi ? shown.slice(range[0], range[1] + 1) : shown;
      const next = new Set(ids);
      for (const id of few) isChosen ? next.add(id) : next.delete(id);
      setChosen(next);
    },
  };
}

export type PhotoSelection = ReturnType<typeof usePhotoSelection>;
