import { TextField } from "@shopify/polaris";
import { type SettingName, type SettingProblem, settingBounds } from "../../domain/settings/settings-rules.ts";
import { useFormats } from "../formats.tsx";
import { settingsWords } from "../words/settings.ts";
import { useWords } from "../words/use-words.tsx";

/** One whole number a merchant may choose, with what it means below it and what is wrong beside it. */
export function NumberSetting({
  name,
  value,
  problem,
  onChange,
}: {
  name: SettingName;
  value: string;
  problem: SettingProblem | undefined;
  onChange: (value: string) => void;
}) {
  const words = useWords(settingsWords);
  const formats = useFormats();
  const unit = name.endsWith("Dollars") ? words.dollars : name.endsWith("Dpi") ? words.dpi : words.days;
  const { from, to } = settingBounds[name];
  return (
    <TextField
      label={words.fields[name].label}
      helpText={words.fields[name].help}
      name={name}
      // Not type="number": that hides what was typed when it is no number, and changes it when the page is scrolled.
      inputMode="numeric"
      value={value}
      suffix={unit}
      error={problem ? words.problem(problem, formats.whole(from), formats.whole(to)) : undefined}
      autoComplete="off"
      onChange={onChange}
    />
  );
}
