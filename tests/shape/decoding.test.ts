import { describe, expect, test } from "vitest";
import { filesIn, isTest, type SourceFile } from "./source-files.ts";

/** What `app/imaging/operations.ts` makes its operations of: the modules that decode and draw. */
const [operations] = filesIn("app/imaging", /^app\/imaging\/operations\.ts$/);
const decoding = [...(operations?.text ?? "").matchAll(/from "\.\/(.+)";/g)].map(([, module]) => `imaging/${module}`);

/** The modules that decode which a file would load, and not only for their types. */
function decodesBy({ text }: SourceFile): string[] {
  return [...text.matchAll(/^import (?!type )(.+?)from "(.+?)";/gms)]
    .filter(([, names = ""]) => !/^\{(\s*type \w+,?)+\s*\}/.test(names.trim()))
    .map(([, , module = ""]) => module.replace(/^.*?(?=imaging\/)/, ""))
    .filter((module) => [...decoding, "imaging/operations.ts"].includes(module));
}

const outside = [...filesIn("app", /\.tsx?$/), ...filesIn("workers", /\.ts$/), ...filesIn("cli", /\.ts$/)].filter(
  (file) => !isTest(file) && !file.path.startsWith("app/imaging/") && file.path !== "app/imaging-child.ts",
);

describe("pictures are opened and drawn in processes of their own", () => {
  test("nobody else loads what does it", () => {
    expect(outside.flatMap((file) => decodesBy(file).map((module) => `${file.path}: ${module}`))).toEqual([]);
  });

  test("this test sees who does", () => {
    const text = `import { drawPhoto } from "../../imaging/draw-photo.ts";\nimport { type A, operations } from "../imaging/operations.ts";
      import type { RenderJob } from "../../imaging/render-artwork.ts";\nimport { type B } from "../imaging/draw-looks.ts";`;
    expect(decodesBy({ path: "app/domain/x.ts", text })).toEqual(["imaging/draw-photo.ts", "imaging/operations.ts"]);
  });
});
