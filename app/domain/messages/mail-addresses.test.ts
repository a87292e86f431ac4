import { expect, test } from "vitest";
import { areMailAddresses, mailAddresses } from "./mail-addresses.ts";

test("a list is read however its entries are parted, each once", () => {
  expect(mailAddresses(" a@x.org, b@x.org;a@x.org\n c@x.org ")).toEqual(["a@x.org", "b@x.org", "c@x.org"]);
  expect(mailAddresses("")).toEqual([]);
});

test.each(["", "a@x.org", "first.last+tag@sub.example.co.uk, b@x-y.org"])("%j is fine", (text) =>
  expect(areMailAddresses(text)).toBe(true),
);

test.each([
  ...["a", "a@", "@x.org", "a@x", "a@-x.org", "a@x..org", "a b@", "<a@x.org>", "a@x.org\u0000", "ä@x.org"],
  ...["a@x.org\r\nBcc: b@y.org:", `${"a".repeat(250)}@x.org`, "a@a.org b@a.org c@a.org d@a.org e@a.org f@a.org"],
])("%j is not", (text) => expect(areMailAddresses(text)).toBe(false));
