import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import ts from "typescript";
import { at, root } from "../../scripts/project.mjs";

export interface SourceFile {
  /** From the project's root, with forward slashes. */
  path: string;
  text: string;
}

/** Every file under a folder whose path matches; none when there is no such folder yet. */
export function filesIn(folder: string, matching: RegExp): SourceFile[] {
  if (!existsSync(at(folder))) return [];
  return readdirSync(at(folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => path.relative(root, path.join(entry.parentPath, entry.name)).replaceAll("\\", "/"))
    .filter((file) => matching.test(file) && !/(^|\/)(node_modules|build|\.data|\.cache|assets)\//.test(file))
    .sort()
    .map((file) => ({ path: file, text: readFileSync(at(file), "utf8") }));
}

export function isTest(file: SourceFile): boolean {
  return /\.test\.tsx?$/.test(file.path);
}

export interface Exported {
  name: string;
  /** The code of what is exported, without the name. */
  code: string;
  /** The type of its first parameter as written, if it is a function that says so. */
  takes: string | undefined;
}

/** The functions and constants a file exports by name. */
export function exportsOf({ path: name, text }: SourceFile): Exported[] {
  const file = ts.createSourceFile(name, text, ts.ScriptTarget.Latest, true);
  return file.statements.flatMap((statement): Exported[] => {
    const exported = ts.canHaveModifiers(statement) && ts.getModifiers(statement)?.some(isExport);
    if (!exported) return [];
    if (ts.isFunctionDeclaration(statement)) {
      return [{ name: statement.name?.text ?? "default", code: statement.getText(), takes: firstType(statement) }];
    }
    if (!ts.isVariableStatement(statement)) return [];
    return statement.declarationList.declarations.map(({ name: declared, initializer }) => ({
      name: declared.getText(),
      code: initializer?.getText() ?? "",
      takes: initializer && ts.isArrowFunction(initializer) ? firstType(initializer) : undefined,
    }));
  });
}

function isExport(modifier: ts.ModifierLike) {
  return modifier.kind === ts.SyntaxKind.ExportKeyword;
}

function firstType(fn: ts.SignatureDeclaration) {
  return fn.parameters[0]?.type?.getText();
}
