import { useNavigation, useSearchParams } from "@remix-run/react";
import { useEffect, useRef, useState } from "react";
import { type PhotoState, photoStates } from "../../domain/photos/photo-query.ts";

/** How long a merchant may pause while typing before we search, in milliseconds. */
const typingPauseMs = 300;

/** What of the list's address a merchant chooses; a choice leads to the first page. */
const choices = ["state", "view", "kind", "tier", "from", "to", "order", "product", "search"] as const;
export type Choice = (typeof choices)[number];
const typed: ReadonlySet<Choice> = new Set(["search", "order"]);

/** Which photos are shown, and how, kept in the address: a reload, a shared link and the back button show the same list. */
export function usePhotoList() {
  const [params, setParams] = useSearchParams();
  const navigation = useNavigation();
  const [draft, setDraft] = useState<Partial<Record<Choice, string>>>({});
  const typing = useRef<ReturnType<typeof setTimeout>>();
  const address = params.toString();

  // What is typed is in the address now, or the back button changed it under us.
  // biome-ignore lint/correctness/useExhaustiveDependencies: the address is what it waits for
  useEffect(() => setDraft({}), [address]);
  useEffect(() => () => clearTimeout(typing.current), []);

  const show = (wanted: Partial<Record<Choice | "after" | "before", string>>, replace = false) => {
    clearTimeout(typing.current);
    const kept = choices.map((name) => [name, params.get(name) ?? ""] as const);
    const next = { ...Object.fromEntries(kept), ...draft, ...wanted };
    setParams(new URLSearchParams(Object.entries(next).filter((entry) => entry[1] !== "")), { replace });
  };
  const value = (name: Choice) => draft[name] ?? params.get(name) ?? "";

  return {
    value,
    state: photoStates.find((state) => state === params.get("state")) ?? ("stored" as PhotoState),
    grid: params.get("view") !== "list",
    loading: navigation.state === "loading" && navigation.location.pathname === "/app/photos",
    choose: (name: Choice, wanted: string) => {
      if (!typed.has(name)) return show({ [name]: wanted });
      setDraft((before) => ({ ...before, [name]: wanted }));
      clearTimeout(typing.current);
      typing.current = setTimeout(() => show({ [name]: wanted }, true), typingPauseMs);
    },
    without: (names: Choice[]) => show(Object.fromEntries(names.map((name) => [name, ""]))),
    turn: (page: { after: string } | { before: string }) => show(page),
    /** All photos of this tab. */
    clear: () => {
      setDraft({});
      show(Object.fromEntries(choices.filter((name) => name !== "view" && name !== "state").map((name) => [name, ""])));
    },
    showAll: () => setParams(new URLSearchParams(params.get("view") ? { view: params.get("view") ?? "" } : {})),
  };
}

export type PhotoList = ReturnType<typeof usePhotoList>;
