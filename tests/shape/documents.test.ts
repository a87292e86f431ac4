import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { at, root } from "../../scripts/project.mjs";
import { filesIn, type SourceFile } from "./source-files.ts";

const documents = [...filesIn("docs", /\.md$/), ...filesIn("simulator", /\.md$/), ...rootDocuments()];
const tops = readdirSync(root).filter(
  (name) => !["node_modules", "build"].includes(name) && !/^\.(git|data|cache)$/.test(name),
);

function rootDocuments(): SourceFile[] {
  // By name: to look for them from the root would go through data that other tests delete meanwhile.
  return ["README.md", "CONTRIBUTING.md", "CHANGELOG.md"].map((name) => ({
    path: name,
    text: readFileSync(at(name), "utf8"),
  }));
}

/** Code-styled words that read as a place in this tree: begins with a folder of ours and has no blank to fill in. */
function placesIn({ text }: SourceFile): string[] {
  return [...text.matchAll(/`([^`\s]+)`/g)]
    .map(([, word]) => (word ?? "").replace(/\/$/, ""))
    .filter((word) => word.includes("/") && !/[<>*{}…$:]|NNNN|\.\.\./.test(word))
    .filter((word) => tops.includes(word.split("/")[0] ?? "") || /^(docs|cli|bench)\//.test(word));
}

/** Where a document's links lead, inside the tree. */
function linksIn(file: SourceFile): string[] {
  return [...file.text.matchAll(/\]\(([^)#\s]+)[^)]*\)/g)]
    .map(([, link]) => link ?? "")
    .filter((link) => !/^[a-z]+:/.test(link))
    .map((link) => path.join(path.dirname(file.path), link));
}

/** A folder's own README may name what lies beside it. */
function missing(file: SourceFile): string[] {
  const beside = path.dirname(file.path);
  return [
    ...placesIn(file).filter((place) => !existsSync(at(place)) && !existsSync(at(beside, place))),
    ...linksIn(file).filter((link) => !existsSync(at(link))),
  ];
}

describe("what documents name is there", () => {
  test.each(documents.map((file) => [file.path, file] as const))("%s", (_path, file) => {
    expect(missing(file)).toEqual([]);
  });

  test("this test sees a place that is not, and a link to nowhere", () => {
    const file = {
      path: "docs/x.md",
      text: "See `app/nowhere.ts`, `app/routes` and [this](gone.md) or [that](decisions).",
    };
    expect(missing(file)).toEqual(["app/nowhere.ts", "docs/gone.md"]);
  });
});

test("decision records are numbered without gaps", () => {
  const numbers = filesIn("docs/decisions", /\.md$/).map((file) => Number(path.basename(file.path).slice(0, 4)));
  expect(numbers).toEqual(numbers.map((_number, index) => index + 1));
});
