import { withClient } from "../../lib/platform/database/roles.ts";
import { type Environment, mustRunNode, typescriptArguments } from "./process.ts";

/** Fills an empty database with a named scenario; one that has users is left as it is. Returns whether it filled. */
export async function seedIfEmpty(ownerUrl: string, scenario: string, env: Environment): Promise<boolean> {
  const users = await withClient(ownerUrl, (client) => client.query('SELECT 1 FROM "User" LIMIT 1'));
  if (users.rowCount !== 0) return false;
  await seed(scenario, [], env);
  return true;
}

/** Runs a scenario in a process of its own, as the application's role. */
export async function seed(scenario: string, args: string[], env: Environment): Promise<void> {
  await mustRunNode(`seed ${scenario}`, typescriptArguments("scripts/steps/seed-process.ts", [scenario, ...args]), env);
}
