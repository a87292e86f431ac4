/** Markup that is safe to send: everything put into it was escaped, or was such markup itself. */
export class Html {
  readonly markup: string;
  constructor(markup: string) {
    this.markup = markup;
  }
}

type Slot = Html | string | number | false | null | undefined | Slot[];

const entities: Record<string, string> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** A template whose values are escaped. Arrays are joined; false, null and undefined are nothing. */
export function html(parts: TemplateStringsArray, ...values: Slot[]): Html {
  return new Html(parts.reduce((markup, part, index) => markup + toMarkup(values[index - 1]) + part));
}

/** Text that is markup already, such as a description the seed wrote or what Liquid rendered. */
export function trusted(markup: string): Html {
  return new Html(markup);
}

/** Data for a script to read, unable to end its own script element. */
export function jsonScript(id: string, value: unknown): Html {
  const json = JSON.stringify(value).replaceAll("<", "\\u003c");
  return html`<script type="application/json" id="${id}">${trusted(json)}</script>`;
}

function toMarkup(value: Slot): string {
  if (value === false || value === null || value === undefined) return "";
  if (value instanceof Html) return value.markup;
  if (Array.isArray(value)) return value.map(toMarkup).join("");
  return String(value).replace(/[&<>"']/g, (character) => entities[character] ?? character);
}
