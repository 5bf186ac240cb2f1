import { generateClient } from "./steps/generate.ts";

await generateClient();
