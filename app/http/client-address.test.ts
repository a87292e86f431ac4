import { describe, expect, test } from "vitest";
import { clientAddress, namePeer, networkOf, peerHeader } from "./client-address.ts";

function from(peer: string | undefined, forwarded?: string): Headers {
  return new Headers({
    ...(peer !== undefined && { [peerHeader]: peer }),
    ...(forwarded !== undefined && { "x-forwarded-for": forwarded }),
  });
}

describe("the address of a caller", () => {
  test.each<[string, Headers, number, string | null]>([
    ["nobody before us: the other end of the line", from("203.0.113.7"), 0, "203.0.113.7"],
    ["nobody before us: what the caller forwards is not believed", from("203.0.113.7", "1.1.1.1"), 0, "203.0.113.7"],
    ["one proxy: whom that had it from", from("10.0.0.1", "203.0.113.7"), 1, "203.0.113.7"],
    ["one proxy: what the caller wrote before is not read", from("10.0.0.1", "1.1.1.1, 203.0.113.7"), 1, "203.0.113.7"],
    [
      "two: the shopper whom Shopify had it from",
      from("10.0.0.1", "1.1.1.1, 203.0.113.7, 23.227.38.1"),
      2,
      "203.0.113.7",
    ],
    ["a proxy that adds nothing: the proxy", from("10.0.0.1"), 1, "10.0.0.1"],
    ["something that is no address ends the way", from("10.0.0.1", "1.1.1.1, unknown"), 2, "10.0.0.1"],
    ["IPv4 in IPv6's clothes", from("::ffff:203.0.113.7"), 0, "203.0.113.7"],
    ["a server that was not told", from(undefined, "1.1.1.1"), 1, null],
    ["a caller without a line", from(""), 0, null],
  ])("%s", (_name, headers, trusted, address) => expect(clientAddress(headers, trusted)).toBe(address));

  test("the server writes over what a caller says of its line", () => {
    const headers: Record<string, unknown> = { [peerHeader]: "1.1.1.1" };
    namePeer({ headers, socket: { remoteAddress: "203.0.113.7" } }, null, () => {});
    expect(headers[peerHeader]).toBe("203.0.113.7");
  });
});

test.each<[string, string, string]>([
  ["an IPv4 address is one client", "203.0.113.7", "203.0.113.7"],
  ["an IPv6 client is the half that was handed out", "2001:db8:1:2:aaaa:bbbb:cccc:dddd", "2001:db8:1:2"],
  ["written short", "2001:db8::1", "2001:db8:0:0"],
  ["written with zeros", "2001:0db8:0000:0001::", "2001:db8:0:1"],
  ["the machine itself", "::1", "0:0:0:0"],
])("%s", (_name, address, network) => expect(networkOf(address)).toBe(network));
