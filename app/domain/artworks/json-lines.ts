import {
  createScanner,
  findNodeAtLocation,
  type ParseError,
  parse,
  parseTree,
  printParseErrorCode,
} from "jsonc-parser";

/** How deep a document may be nested; ours are five deep. What reads it goes down by calling itself. */
const mostDeep = 40;

/** Reads JSON as people wrote it. What is wrong is thrown as `problem` makes it, with its line. */
export function readJson(text: string, problem: (sentence: string) => Error): unknown {
  const tooDeep = placeTooDeep(text);
  if (tooDeep !== null) throw problem(`line ${lineAt(text, tooDeep)}: is nested too deep`);
  const errors: ParseError[] = [];
  const json: unknown = parse(text, errors, { disallowComments: true });
  const [first] = errors;
  if (first) throw problem(`line ${lineAt(text, first.offset)}: ${readable(printParseErrorCode(first.error))}`);
  return json;
}

/** Says on which line of a JSON text a place in it begins, as `line 12, `; of a place that is missing, its parent's. */
export function linesOf(text: string): (path: PropertyKey[]) => string {
  const tree = parseTree(text);
  return (path) => {
    const known = path.filter((part) => typeof part !== "symbol");
    for (let depth = known.length; tree && depth >= 0; depth--) {
      const node = findNodeAtLocation(tree, known.slice(0, depth));
      if (node) return `line ${lineAt(text, node.offset)}, `;
    }
    return "";
  };
}

function placeTooDeep(text: string): number | null {
  const scanner = createScanner(text, true);
  let depth = 0;
  while (scanner.getPosition() < text.length) {
    scanner.scan();
    const mark = text.charAt(scanner.getTokenOffset());
    if (mark === "{" || mark === "[") depth += 1;
    if (mark === "}" || mark === "]") depth -= 1;
    if (depth > mostDeep) return scanner.getTokenOffset();
  }
  return null;
}

function lineAt(text: string, offset: number): number {
  return text.slice(0, offset).split("\n").length;
}

/** `CommaExpected` → `comma expected`. */
function readable(code: string): string {
  return code.replace(/(?<!^)[A-Z]/g, (letter) => ` ${letter}`).toLowerCase();
}
