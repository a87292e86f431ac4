/** A place in a drawing that means something to a renderer. `line` counts from 1; `inside`: the element around it. */
export type XmlPart = { line: number } & (
  | {
      kind: "element";
      inside: string | undefined;
      name: string;
      attributes: { name: string; value: string; line: number }[];
    }
  | { kind: "text"; inside: string; text: string }
  | { kind: "instruction"; inside: string | undefined; name: string }
  | { kind: "doctype" }
);

/** Not XML as the standard has it; read differently by different programs, so read by none of ours. */
export class XmlError extends Error {
  readonly line: number;

  constructor(line: number, message: string) {
    super(message);
    this.name = "XmlError";
    this.line = line;
  }
}

// XML 1.0, https://www.w3.org/TR/xml/. Each is tried where the last one ended.
const name = "[A-Za-z_:\\u0080-\\uffff][\\w:.\\-\\u0080-\\uffff]*";
const tokens = {
  comment: /<!--(?:(?!--)[\s\S])*-->/y,
  cdata: /<!\[CDATA\[([\s\S]*?)\]\]>/y,
  doctype: /<!DOCTYPE\b/iy,
  instruction: new RegExp(`<\\?(${name})[\\s\\S]*?\\?>`, "y"),
  closing: new RegExp(`</(${name})\\s*>`, "y"),
  opening: new RegExp(`<(${name})`, "y"),
  attribute: new RegExp(`\\s+(${name})\\s*=\\s*(?:"([^<"]*)"|'([^<']*)')`, "y"),
  end: /\s*(\/?)>/y,
  text: /[^<]+/y,
};

/**
 * Reads a drawing's XML part by part, in order: strictly, so that no renderer can see in it what we did not. After a DOCTYPE
 * nothing is read, for it may change what all that follows means. Throws XmlError at the first place that is not XML.
 */
export function* readXml(source: string): Generator<XmlPart> {
  const open: string[] = [];
  let at = 0;
  let line = 1;
  let roots = 0;
  const next = (token: RegExp): RegExpExecArray | null => {
    token.lastIndex = at;
    const found = token.exec(source);
    if (found) at = token.lastIndex;
    return found;
  };
  /** The line of what was read last, moved past it. */
  const lineOf = (read: string): number => {
    const began = line;
    line += linesIn(read);
    return began;
  };

  while (at < source.length) {
    const comment = next(tokens.comment);
    if (comment) {
      lineOf(comment[0]);
      continue;
    }
    const characters = next(tokens.cdata) ?? next(tokens.text);
    if (characters) {
      const began = lineOf(characters[0]);
      const text = characters[1] ?? plainText(characters[0], began);
      const inside = open.at(-1);
      if (inside !== undefined) yield { kind: "text", line: began, inside, text };
      else if (text.trim() !== "") throw new XmlError(began, "has text outside of the drawing");
      continue;
    }
    const instruction = next(tokens.instruction);
    if (instruction) {
      yield { kind: "instruction", line: lineOf(instruction[0]), inside: open.at(-1), name: instruction[1] ?? "" };
      continue;
    }
    if (next(tokens.doctype)) {
      yield { kind: "doctype", line };
      return;
    }
    const closing = next(tokens.closing);
    if (closing) {
      const began = lineOf(closing[0]);
      if (open.pop() !== closing[1]) throw new XmlError(began, `closes ${closing[1]}, which is not open`);
      continue;
    }
    const opening = next(tokens.opening);
    if (!opening) throw new XmlError(line, "is not well-formed XML");
    const inside = open.at(-1);
    const element = { kind: "element" as const, line: lineOf(opening[0]), inside, name: opening[1] ?? "" };
    if (open.length === 0 && ++roots > 1) throw new XmlError(element.line, "has a second drawing after its end");
    const attributes: { name: string; value: string; line: number }[] = [];
    for (let found = next(tokens.attribute); found; found = next(tokens.attribute)) {
      const began = lineOf(found[0]) + linesIn(/^\s*/.exec(found[0])?.[0] ?? "");
      attributes.push({ name: found[1] ?? "", value: plainText(found[2] ?? found[3] ?? "", began), line: began });
    }
    const end = next(tokens.end);
    if (!end) throw new XmlError(line, `has an element ${element.name} that is not well-formed`);
    lineOf(end[0]);
    if (end[1] !== "/") open.push(element.name);
    yield { ...element, attributes };
  }
  if (open.length > 0) throw new XmlError(line, `ends before ${open.at(-1)} is closed`);
  if (roots === 0) throw new XmlError(line, "holds no drawing");
}

const known: Record<string, string> = { amp: "&", lt: "<", gt: ">", quot: '"', apos: "'" };

/** A text as its reader sees it: with the five entities of XML itself and characters by number, and no other. */
function plainText(written: string, line: number): string {
  return written.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|(\w+));|&/gi, (whole, decimal, hexadecimal, entity) => {
    if (entity !== undefined && known[entity] !== undefined) return known[entity];
    const code = decimal ? Number(decimal) : Number.parseInt(hexadecimal ?? "", 16);
    if (code > 0 && code <= 0x10ffff) return String.fromCodePoint(code);
    throw new XmlError(line, `has ${whole}, an entity that XML itself does not have`);
  });
}

function linesIn(text: string): number {
  let lines = 0;
  for (let at = text.indexOf("\n"); at >= 0; at = text.indexOf("\n", at + 1)) lines += 1;
  return lines;
}
