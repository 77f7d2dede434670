import { expect, test } from "vitest";
import { logInHref, problemReader, problemWords } from "./problem-words.ts";

test("a kind of problem without words of its own could not be read", () => {
  expect(problemWords("not-found")[0]).toBe("problem.notFound");
  expect(problemWords("broken-body")[0]).toBe("problem.unreadable");
});

test("staff are told of a version that is over as the citizen's, not as their own", () => {
  expect(problemWords("version-retired")[1]).toBe("problem.retiredText");
  const told = (path: string) => problemWords("version-retired", problemReader(true, path))[1];
  expect(told("/sager/udfyld/x/y/1")).toBe("staff.carry.noWay");
  expect(told("/sager/indtast/x/y")).toBe("staff.typing.lost");
  expect(told("/evaluering/x")).toBe("evaluation.missing.text");
  expect(problemReader(false, "/skema/x/1")).toBeNull();
  expect(problemWords("not-found", "staff")[0]).toBe("problem.notFound");
});

test("staff log in as staff, everybody else as a citizen, and both come back to the page", () => {
  expect(logInHref("/skema/risikoscreening/3")).toBe(
    "/log-ind?som=borger&til=%2Fskema%2Frisikoscreening%2F3",
  );
  expect(logInHref("/sager")).toBe("/log-ind?som=medarbejder&til=%2Fsager");
  expect(logInHref("/sager/abc")).toMatch(/medarbejder/);
  expect(logInHref("/admin/hjemmel")).toMatch(/medarbejder/);
  expect(logInHref("/sagerne")).toMatch(/borger/);
});
