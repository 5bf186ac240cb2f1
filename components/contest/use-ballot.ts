"use client";
import { useCallback, useEffect, useRef, useState } from "react";
import { postRepeatable } from "@/components/forms/post-json";
import type { VotingStep } from "@/lib/contest/types";
import type { Failure } from "@/lib/platform/outcome";

export type Verdict = "LEFT" | "RIGHT" | "TIE" | "BOTH_BAD";
/** As long as the slowest double click. */
const SETTLE_MS = 500;

type Sent = { path: "next" | "undo" | "ballots"; input: { verdict?: Verdict; [key: string]: unknown } };
export type BallotState = {
  step: VotingStep | null;
  busy: boolean;
  /** What was last done, for the line that is read aloud. */
  said: "saved" | "undone" | null;
  failure: Failure | null;
  /** The choice that is on its way. */
  sending: Verdict | null;
};

/**
 * One request at a time; what could not be sent is kept and sent again as it was. A vote is done only when the server has said
 * so, and saying it twice is the same vote (X3).
 */
export function useBallot(contestId: string) {
  const [state, setState] = useState<BallotState>({ step: null, busy: true, said: null, failure: null, sending: null });
  const inFlight = useRef(false);
  const waiting = useRef<Sent | null>(null);
  const send = useCallback(
    async (sent: Sent) => {
      if (inFlight.current) return;
      inFlight.current = true;
      waiting.current = sent;
      setState((before) => ({ ...before, busy: true, failure: null, sending: sent.input.verdict ?? null }));
      const outcome = await postRepeatable<VotingStep>(`/api/contest/${contestId}/${sent.path}`, sent.input);
      inFlight.current = false;
      if (!outcome.ok) return setState((before) => ({ ...before, busy: false, failure: outcome, sending: null }));
      waiting.current = null;
      const said = sent.path === "ballots" ? "saved" : sent.path === "undo" ? "undone" : null;
      setState({ step: outcome.data, busy: false, said, failure: null, sending: null });
    },
    [contestId],
  );
  useEffect(() => {
    void send({ path: "next", input: { ready: true } });
  }, [send]);
  const task = state.step?.task;
  const taskId = task?.taskId;
  const shownAt = useRef(0);
  useEffect(() => {
    if (taskId) shownAt.current = performance.now();
  }, [taskId]);
  const choose = useCallback(
    (verdict: Verdict) => {
      // The second half of a double click must not vote on what has just appeared.
      if (performance.now() - shownAt.current < SETTLE_MS) return;
      // What waits to be sent again is what was chosen first; another choice would contradict it.
      if (taskId && !waiting.current) void send({ path: "ballots", input: { taskId, verdict } });
    },
    [send, taskId],
  );
  const undo = useCallback(() => void send({ path: "undo", input: { confirm: true } }), [send]);
  const retry = useCallback(() => {
    const sent = waiting.current;
    if (sent) void send(sent);
  }, [send]);
  /** Forgets what could not be sent and asks what stands. */
  const reload = useCallback(() => void send({ path: "next", input: { ready: true } }), [send]);
  return { ...state, choose, undo, retry, reload };
}
