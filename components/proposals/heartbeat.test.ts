import { afterEach, beforeEach, describe, expect, it, vi } from "vitest";
import { Heartbeat } from "./heartbeat";

let beats: boolean[];
let visible: boolean;
const begin = () => {
  const heartbeat = new Heartbeat({
    everyMs: 15_000,
    beat: async (editing) => {
      beats.push(editing);
    },
    isVisible: () => visible,
    now: () => Date.now(),
  });
  heartbeat.start();
  return heartbeat;
};

beforeEach(() => {
  vi.useFakeTimers();
  beats = [];
  visible = true;
});
afterEach(() => {
  vi.useRealTimers();
});

describe("heartbeat", () => {
  it("beats at once and every fifteen seconds, and ends when stopped", () => {
    const heartbeat = begin();
    vi.advanceTimersByTime(30_000);
    heartbeat.stop();
    vi.advanceTimersByTime(60_000);
    expect(beats).toEqual([false, false, false]);
  });
  it("says nothing while hidden, and at once when it is seen again", () => {
    const heartbeat = begin();
    visible = false;
    vi.advanceTimersByTime(60_000);
    visible = true;
    heartbeat.pulse();
    expect(beats).toHaveLength(2);
  });
  it("says at the first keystroke that somebody writes, once, and takes it back twenty quiet seconds later", () => {
    const heartbeat = begin();
    vi.advanceTimersByTime(1_000);
    heartbeat.typed();
    heartbeat.typed();
    expect(beats).toEqual([false, true]);
    vi.advanceTimersByTime(29_000);
    expect(beats).toEqual([false, true, true, false]);
  });
});
