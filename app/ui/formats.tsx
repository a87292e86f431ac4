import { createContext, type ReactNode, useContext, useMemo } from "react";
import { languageOf } from "./words/languages.ts";

/** How the shop reads dates and numbers. Chosen by the server, so that server and browser write the same. */
export interface Locality {
  locale: string;
  timezone: string;
}

export type MomentForm = "date" | "time" | "full";

const moments: Record<MomentForm, Intl.DateTimeFormatOptions> = {
  date: { day: "numeric", month: "short", year: "numeric" },
  time: { day: "numeric", month: "short", hour: "numeric", minute: "2-digit" },
  full: { day: "numeric", month: "short", year: "numeric", hour: "numeric", minute: "2-digit" },
};

const units = ["B", "kB", "MB", "GB", "TB"] as const;
/** The French count octets. */
const unitsByLanguage: Record<string, readonly string[]> = { fr: ["o", "ko", "Mo", "Go", "To"] };

function makeFormats({ locale, timezone }: Locality) {
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const tenths = new Intl.NumberFormat(locale, { maximumFractionDigits: 1 });
  const signed = new Intl.NumberFormat(locale, { signDisplay: "exceptZero" });
  const month = new Intl.DateTimeFormat(locale, { month: "long", year: "numeric", timeZone: "UTC" });
  const percent = new Intl.NumberFormat(locale, { style: "percent", maximumFractionDigits: 0 });
  const dollars = new Intl.NumberFormat(locale, { style: "currency", currency: "USD" });
  const written = unitsByLanguage[languageOf(locale)] ?? units;
  return {
    /** A count, or pixels: 4,032. */
    whole: (value: number) => whole.format(value),
    locale,
    /** What was added or taken away: +50, −1. */
    signed: (value: number) => signed.format(value),
    /** November 2026, for 2026-11. */
    month: (which: string) => month.format(new Date(`${which}-01T00:00:00Z`)),
    /** Lengths: 25.4. */
    tenths: (value: number) => tenths.format(value),
    /** A part of one: 12%. */
    percent: (value: number) => percent.format(value),
    /** What files weigh: 12.3 MB, by the thousand as storage is sold. A line does not break before the unit. */
    bytes: (bytes: number) => {
      const power = bytes < 1 ? 0 : Math.min(units.length - 1, Math.floor(Math.log10(bytes) / 3));
      return `${tenths.format(bytes / 1000 ** power)}\u00a0${written[power]}`;
    },
    /** What something costs, given in micro-dollars: $0.42. Providers bill in dollars, whatever the shop's money is. */
    dollars: (micros: number) => dollars.format(micros / 1_000_000),
    moment: (at: Date | string, form: MomentForm) =>
      new Intl.DateTimeFormat(locale, { ...moments[form], timeZone: timezone }).format(new Date(at)),
  };
}

export type Formats = ReturnType<typeof makeFormats>;

const FormatsContext = createContext<Formats | null>(null);

export function FormatsProvider({ locality, children }: { locality: Locality; children: ReactNode }) {
  const { locale, timezone } = locality;
  const formats = useMemo(() => makeFormats({ locale, timezone }), [locale, timezone]);
  return <FormatsContext.Provider value={formats}>{children}</FormatsContext.Provider>;
}

export function useFormats(): Formats {
  const formats = useContext(FormatsContext);
  if (!formats) throw new Error("useFormats needs a FormatsProvider above it");
  return formats;
}

/** A moment in the shop's own time, alone or inside a sentence. */
export function Moment({
  at,
  form = "date",
  say = (moment) => moment,
}: {
  at: Date | string;
  form?: MomentForm;
  say?: (moment: string) => string;
}) {
  const iso = new Date(at).toISOString();
  // Node and the browser may know different spellings of the same moment ("Sept", a thin space): keep the server's.
  return (
    <time dateTime={iso} suppressHydrationWarning>
      {say(useFormats().moment(at, form))}
    </time>
  );
}
