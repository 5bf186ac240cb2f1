import { runEndToEnd } from "./steps/end-to-end.ts";

// npm run e2e -- tests/e2e/proposal.spec.ts
process.exit(await runEndToEnd(process.argv.slice(2)));
