/** How each currency is written, as a shop's money format would. */
const formats: Record<string, { symbol: string; decimal: string; thousands: string }> = {
  USD: { symbol: "$", decimal: ".", thousands: "," },
  EUR: { symbol: "€", decimal: ",", thousands: "." },
};

/** Cents for people: `$29.00`, `€29,00`. */
export function formatMoney(cents: number, currency: string): string {
  const { symbol, decimal, thousands } = formats[currency] ?? { symbol: "", decimal: ".", thousands: "," };
  const [whole = "0", fraction = "00"] = (Math.abs(cents) / 100).toFixed(2).split(".");
  const grouped = whole.replace(/\B(?=(\d{3})+$)/g, thousands);
  return `${cents < 0 ? "-" : ""}${symbol}${grouped}${decimal}${fraction}`;
}
