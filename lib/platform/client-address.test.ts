import { createServer, get } from "node:http";
import type { AddressInfo } from "node:net";
import { describe, expect, it } from "vitest";
import { addressInChain, notePeers } from "./client-address";

describe("whose request it is", () => {
  it.each([
    ["nobody in between", "203.0.113.7", 0, "203.0.113.7"],
    ["what the client claims counts for nothing", "198.51.100.1, 203.0.113.7", 0, "203.0.113.7"],
    ["one proxy of ours", "203.0.113.7, 10.0.0.1", 1, "203.0.113.7"],
    ["a claim before one proxy of ours", "198.51.100.1, 203.0.113.7, 10.0.0.1", 1, "203.0.113.7"],
    ["two proxies of ours", "198.51.100.1,203.0.113.7 , 10.0.0.2, 10.0.0.1", 2, "203.0.113.7"],
    ["past the proxies, with a claim", "198.51.100.1, 203.0.113.7", 2, "203.0.113.7"],
    ["past the proxies", "203.0.113.7", 1, "203.0.113.7"],
    ["empty hops", " , 203.0.113.7,", 0, "203.0.113.7"],
  ])("%s", (_name, chain, trusted, expected) => {
    expect(addressInChain(chain, trusted)).toBe(expected);
  });

  it("is unknown without a chain", () => {
    expect(addressInChain(null, 0)).toBeNull();
    expect(addressInChain("", 1)).toBeNull();
  });

  it("ends every chain with the peer, whatever the client sent", async () => {
    notePeers();
    const server = createServer((request, response) => response.end(String(request.headers["x-forwarded-for"])));
    await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
    const { port } = server.address() as AddressInfo;
    const chainOf = (headers: Record<string, string>) =>
      new Promise<string>((resolve) => {
        get({ port, host: "127.0.0.1", headers }, async (response) => {
          let text = "";
          for await (const part of response) text += part;
          resolve(text);
        });
      });
    expect(await chainOf({})).toBe("127.0.0.1");
    expect(await chainOf({ "x-forwarded-for": "198.51.100.1" })).toBe("198.51.100.1, 127.0.0.1");
    await new Promise((resolve) => server.close(resolve));
  });
});
