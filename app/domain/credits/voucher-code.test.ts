import { expect, test } from "vitest";
import { newVoucherCode, readVoucherCode } from "./voucher-code.ts";

test("a code reads back however it is typed", () => {
  const code = newVoucherCode();
  expect(code).toMatch(/^([A-Z2-9]{4}-){2}[A-Z2-9]{4}$/);
  const typed = [code, code.toLowerCase(), code.replaceAll("-", ""), ` ${code.replaceAll("-", " ")} `];
  for (const one of typed) expect(readVoucherCode(one)).toBe(code);
});

test.each(["", "ABCD-EFGH", "ABCD-EFGH-JKM0", "ABCD-EFGH-JKMN-PQRS", "ÄBCD-EFGH-JKMN", "'; DROP TABLE--"])(
  "%j is no code",
  (typed) => expect(readVoucherCode(typed)).toBeNull(),
);

test("no two are the same", () => {
  expect(new Set(Array.from({ length: 1_000 }, newVoucherCode)).size).toBe(1_000);
});
