import path from "node:path";

/** Folder of the real inputs (arena votes, calls of the programme …) that tests read and never copy into the repository. */
export const REAL_INPUTS = path.resolve(process.env.REAL_INPUTS ?? "../shared/data");
