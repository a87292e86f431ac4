import { useBlocker, useFetcher } from "@remix-run/react";
import { useAppBridge } from "@shopify/app-bridge-react";
import { useEffect, useState } from "react";
import {
  type CheckedSettings,
  type ChosenSettings,
  type SettingList,
  type SettingName,
  type SettingProblems,
  settingLists,
  settingNames,
} from "../../domain/settings/settings-rules.ts";
import { settingsWords } from "../words/settings.ts";
import { useWords } from "../words/use-words.tsx";

export type SettingsAnswer = CheckedSettings | { kind: "failed" };

export type TypedSettings = Record<SettingName | SettingList, string> & { archiveCompleted: boolean };

function typedFrom(settings: ChosenSettings): TypedSettings {
  const texts = Object.fromEntries([...settingNames, ...settingLists].map((name) => [name, String(settings[name])]));
  return { ...(texts as Record<SettingName | SettingList, string>), archiveCompleted: settings.archiveCompleted };
}

/** The state of the settings form: what is typed, whether it differs from what is kept, and what the server said of it. */
export function useSettingsForm(kept: ChosenSettings) {
  const words = useWords(settingsWords);
  const shopify = useAppBridge();
  const fetcher = useFetcher<SettingsAnswer>();
  const [typed, setTyped] = useState(() => typedFrom(kept));
  const [problems, setProblems] = useState<SettingProblems>({});

  const original = typedFrom(kept);
  const dirty = [...settingNames, ...settingLists, "archiveCompleted" as const].some(
    (name) => typed[name] !== original[name],
  );
  const saving = fetcher.state !== "idle";
  const answer = fetcher.data;

  useEffect(() => {
    if (!answer) return;
    setProblems(answer.kind === "invalid" ? answer.problems : {});
    if (answer.kind !== "valid") return;
    setTyped(typedFrom(answer.settings));
    shopify.toast.show(words.saved);
  }, [answer, shopify, words]);

  useLeaveGuard(dirty && !saving);

  return {
    typed,
    problems,
    dirty,
    saving,
    failed: answer?.kind === "failed" && dirty,
    change: <Name extends keyof TypedSettings>(name: Name, value: TypedSettings[Name]) => {
      setTyped((before) => ({ ...before, [name]: value }));
      if (name !== "archiveCompleted") setProblems(({ [name as SettingName | SettingList]: _solved, ...rest }) => rest);
    },
    save: () => {
      const { archiveCompleted, ...texts } = typed;
      // The field is not on the screen while nothing is archived: what can't be seen can't be wrong.
      const archivedDays = archiveCompleted ? typed.archivedDays : original.archivedDays;
      fetcher.submit({ ...texts, archivedDays, archiveCompleted: String(archiveCompleted) }, { method: "post" });
    },
    discard: () => {
      setTyped(original);
      setProblems({});
    },
  };
}

/** Asks before a link of ours leaves unsaved changes behind. The save bar itself guards the admin's links and the window. */
function useLeaveGuard(dirty: boolean): void {
  const shopify = useAppBridge();
  const blocker = useBlocker(({ currentLocation, nextLocation }) => {
    return dirty && currentLocation.pathname !== nextLocation.pathname;
  });

  useEffect(() => {
    if (blocker.state !== "blocked") return;
    let current = true;
    shopify.saveBar.leaveConfirmation().then(
      () => current && blocker.proceed(),
      () => current && blocker.reset(),
    );
    return () => {
      current = false;
    };
  }, [blocker, shopify]);
}
