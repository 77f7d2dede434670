import { expect, test } from "vitest";
import { startJobs } from "#server/jobs/timetable.ts";

const soon = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

test("jobs run again and again, never two of the same at once, and stop when told to", async () => {
  let runs = 0;
  let atOnce = 0;
  let most = 0;
  const run = async () => {
    runs += 1;
    atOnce += 1;
    most = Math.max(most, atOnce);
    await soon(12);
    atOnce -= 1;
  };
  const stop = startJobs([{ everyMs: 2, run }], () => expect.unreachable());
  await soon(100);
  await stop();
  const atStop = runs;
  expect([most, atOnce]).toEqual([1, 0]);
  expect(atStop).toBeGreaterThan(1);
  await soon(30);
  expect(runs).toBe(atStop);
});

test("stopping waits for what is under way", async () => {
  let isDone = false;
  const run = async () => {
    await soon(60);
    isDone = true;
  };
  const stop = startJobs([{ everyMs: 1, run }], () => expect.unreachable());
  await soon(20);
  await stop();
  expect(isDone).toBe(true);
});

test("a job that fails, at once or later, is told and runs again, and stops no other", async () => {
  const faults: unknown[] = [];
  let others = 0;
  const stop = startJobs(
    [
      { everyMs: 2, run: () => Promise.reject(new Error("later")) },
      {
        everyMs: 2,
        run: () => {
          throw new Error("at once");
        },
      },
      { everyMs: 2, run: async () => (others += 1) },
    ],
    (fault) => faults.push((fault as Error).message),
  );
  await soon(60);
  await stop();
  expect(faults.filter((message) => message === "later").length).toBeGreaterThan(1);
  expect(faults.filter((message) => message === "at once").length).toBeGreaterThan(1);
  expect(others).toBeGreaterThan(1);
});

test("stopping before anything has run is fine", async () => {
  await startJobs([{ everyMs: 10_000, run: async () => {} }], () => expect.unreachable())();
});

test("a job that is for the stop as well runs once more, after what was under way", async () => {
  const order: string[] = [];
  const slow = async () => {
    await soon(20);
    order.push("under way");
  };
  const last = async () => void order.push("last");
  const stop = startJobs(
    [
      { everyMs: 60_000, atStart: true, run: slow },
      { everyMs: 60_000, atStop: true, run: last },
    ],
    () => expect.unreachable(),
  );
  expect(order).toEqual([]);
  await stop();
  expect(order).toEqual(["under way", "last"]);
});
