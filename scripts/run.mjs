// npm run <command>: node scripts/run.mjs <script> [arguments]
import { launch } from "./bootstrap.mjs";

const [script, ...args] = process.argv.slice(2);
launch(`scripts/${script}.ts`, args);
