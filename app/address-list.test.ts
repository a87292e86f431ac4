import { describe, expect, test } from "vitest";
import { addressList, isAddressList } from "./address-list.ts";

describe("a list of addresses", () => {
  const listed = addressList("203.0.113.7, 198.51.100.0/24,2001:db8::/32, ::1");

  test.each<[string, string, boolean]>([
    ["an address that stands there", "203.0.113.7", true],
    ["its neighbour", "203.0.113.8", false],
    ["one within a network", "198.51.100.200", true],
    ["one beside it", "198.51.101.1", false],
    ["IPv6 within a network, however it is written", "2001:0DB8:0::42", true],
    ["IPv6 beside it", "2001:db9::1", false],
    ["the machine itself by IPv6", "0:0:0:0:0:0:0:1", true],
  ])("%s", (_name, address, isThere) => expect(listed(address)).toBe(isThere));

  test("an empty list holds nobody", () => expect(addressList("")("127.0.0.1")).toBe(false));

  test.each(["localhost", "1.2.3", "1.2.3.4/33", "::/129", "1.2.3.4/8/8", "1.2.3.4/", "1.2.3.4/-1", "*"])(
    "%s is no entry",
    (entry) => expect(isAddressList(`203.0.113.7, ${entry}`)).toBe(false),
  );
});
