import { expect, test } from "vitest";
import { loopbackFetch } from "#server/access/loopback-fetch.ts";

test("only what is meant for our own origin goes to our own port", async () => {
  const went: string[] = [];
  const through = async (input: string | URL | Request) => {
    went.push(String(input));
    return new Response();
  };
  const fetchOwn = loopbackFetch("https://afsaet.example", 4321, through);
  await fetchOwn("https://afsaet.example/demo-login/token");
  await fetchOwn("https://afsaet.example.evil.example/demo-login/token");
  await fetchOwn("http://afsaet.example/x");
  expect(went).toEqual([
    "http://127.0.0.1:4321/demo-login/token",
    "https://afsaet.example.evil.example/demo-login/token",
    "http://afsaet.example/x",
  ]);
});
