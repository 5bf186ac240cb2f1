import { applyMigrations } from "../lib/platform/database/migrate.ts";
import { withDatabase } from "./steps/database.ts";

const applied = await withDatabase((database) => applyMigrations(database.ownerUrl));
console.log(applied.length > 0 ? `Applied: ${applied.join(", ")}` : "The database is up to date.");
