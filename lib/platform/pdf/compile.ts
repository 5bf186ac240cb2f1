import "server-only";
import path from "node:path";
import { NodeCompiler } from "@myriaddreamin/typst-ts-node-compiler";

const FOLDER = path.join(process.cwd(), "lib/platform/pdf");

/** Fonts are read once; the compiler itself is made anew for every document, so that no two documents can share anything. */
let fonts: string | undefined;
const fontFolder = (): string => {
  fonts ??= FOLDER;
  return fonts;
};

/** A picture within a document, under the path that its data names. */
export type GivenFile = { path: string; bytes: Buffer };

/**
 * Typst source to PDF bytes. Values reach the source only through `sys.inputs`, as text that is never read as markup, so
 * nothing that people typed can change a document's form.
 */
export function compilePdf(
  source: string,
  inputs: Record<string, string>,
  createdAt: Date,
  files: readonly GivenFile[] = [],
): Buffer {
  const compiler = NodeCompiler.create({ workspace: FOLDER, fontArgs: [{ fontPaths: [fontFolder()] }] });
  for (const file of files) compiler.mapShadow(path.join(FOLDER, file.path), file.bytes);
  const result = compiler.compile({ mainFileContent: source, inputs });
  const document = result.result;
  if (!document) {
    const problem = result.takeDiagnostics() ?? result.takeError();
    throw new Error(`typst: ${JSON.stringify(problem?.shortDiagnostics ?? "no document")}`);
  }
  return compiler.pdf(document, { creationTimestamp: Math.floor(createdAt.getTime() / 1000) });
}
