import { startWorker } from "@/lib/platform/jobs";
import { JOBS } from "./steps/jobs.ts";

// Runs beside the application with the same environment; ends when the job in hand is done.
const worker = await startWorker(JOBS);
const stop = async () => {
  await worker.stop();
  process.exit(0);
};
for (const signal of ["SIGINT", "SIGTERM"] as const) process.once(signal, stop);
