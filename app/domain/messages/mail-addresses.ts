/** The most that may be named. */
export const mostAddresses = 5;

/** Addresses as a person lists them: with commas, semicolons, blanks or line ends between. */
export function mailAddresses(text: string): string[] {
  return [...new Set(text.split(/[\s,;]+/).filter((one) => one !== ""))];
}

/** Whether mail can be sent to each, as far as its form tells; and none can bring along a header or another recipient. */
export function areMailAddresses(text: string): boolean {
  const addresses = mailAddresses(text);
  return addresses.length <= mostAddresses && addresses.every((one) => one.length <= 254 && form.test(one));
}

const form =
  /^[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?(?:\.[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)+$/;
