import { type ChildProcess, spawn } from "node:child_process";
import { createRequire } from "node:module";
import path from "node:path";

export type Environment = Record<string, string | undefined>;

const resolve = createRequire(path.join(process.cwd(), "package.json")).resolve;

/** The file of a program that an installed package brings. */
export function programFile(packageName: string, file: string): string {
  return path.join(path.dirname(resolve(`${packageName}/package.json`)), file);
}

/** Arguments for this Node that run one of our TypeScript files as the server would load it. */
export function typescriptArguments(script: string, args: string[] = []): string[] {
  return ["--conditions=react-server", "--import", "tsx", script, ...args];
}

/** Starts this Node with the output shared. */
export function startNode(args: string[], env: Environment = {}): ChildProcess {
  return spawn(process.execPath, args, { stdio: "inherit", env: { ...process.env, ...env } as NodeJS.ProcessEnv });
}

/** Runs this Node to its end and returns the exit code; a signal counts as 1. */
export function runNode(args: string[], env: Environment = {}): Promise<number> {
  const child = startNode(args, env);
  return new Promise((done, fail) => {
    child.once("error", fail);
    child.once("exit", (code) => done(code ?? 1));
  });
}

/** As `runNode`, for steps that must succeed. */
export async function mustRunNode(what: string, args: string[], env: Environment = {}): Promise<void> {
  const code = await runNode(args, env);
  if (code !== 0) throw new Error(`${what} failed (exit code ${code}).`);
}
