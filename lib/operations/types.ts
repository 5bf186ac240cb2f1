/** One kind of job and how many of it are where. */
export type QueueRow = {
  name: string;
  waiting: number;
  running: number;
  retrying: number;
  completed: number;
  dead: number;
  lastCompletedAt: Date | null;
};
/** A job that gave up. */
export type DeadLetterRow = { id: string; job: string; failedAt: Date; createdAt: Date; tries: number; error: string };
export type JobBoard = { queues: QueueRow[]; deadLetters: DeadLetterRow[] };

export type ClockState = { databaseTime: Date; portalTime: Date; shiftMs: number };
