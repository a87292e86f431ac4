import { BlockList, isIP, isIPv6 } from "node:net";

/** A list of addresses and networks, as `203.0.113.7, 198.51.100.0/24, 2001:db8::/32`. Throws a RangeError for what is neither. */
export function addressList(text: string): (address: string) => boolean {
  const list = new BlockList();
  for (const entry of text.split(",").map((part) => part.trim())) {
    if (entry === "") continue;
    const [address = "", bits, more] = entry.split("/");
    const family = isIP(address) === 6 ? "ipv6" : "ipv4";
    const most = family === "ipv6" ? 128 : 32;
    const prefix = bits === undefined ? most : /^\d{1,3}$/.test(bits) ? Number(bits) : Number.NaN;
    if (isIP(address) === 0 || more !== undefined || !(prefix <= most)) {
      throw new RangeError(`${entry} is neither an address nor a network`);
    }
    list.addSubnet(address, prefix, family);
  }
  return (address) => list.check(address, isIPv6(address) ? "ipv6" : "ipv4");
}

/** Whether `addressList` takes it. */
export function isAddressList(text: string): boolean {
  try {
    addressList(text);
    return true;
  } catch (error) {
    if (error instanceof RangeError) return false;
    throw error;
  }
}
