import { launch } from "./bootstrap.mjs";

launch("scripts/start.ts");
