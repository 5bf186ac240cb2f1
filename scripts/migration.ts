import { createMigration } from "../lib/platform/database/diff.ts";

// npm run db:migration -- NAME [--empty] [--at 20260101000000]
const [name, ...rest] = process.argv.slice(2);
if (!name || name.startsWith("-")) throw new Error("Name the migration: npm run db:migration -- add-gpu-pools");
const at = rest.includes("--at")
  ? rest[rest.indexOf("--at") + 1]?.match(/^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)$/)
  : undefined;
const instant = at ? new Date(`${at[1]}-${at[2]}-${at[3]}T${at[4]}:${at[5]}:${at[6]}Z`) : new Date();

const folder = await createMigration(name, instant, { evenIfEmpty: rest.includes("--empty") });
console.log(
  folder ? `Written: ${folder}/migration.sql — read it before you commit it.` : "The schema has not changed.",
);
