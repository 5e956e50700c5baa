/** The temperature as a slider has it: its middle is 1, its ends are a tenth and ten. */

const HOTTEST = 10;

/** The temperature at a place of the slider from −1 to 1. */
export const temperatureAt = (exponent: number): number =>
  Number((HOTTEST ** exponent).toPrecision(2));

/** What an address says, as far as it can be a temperature of the slider; else 1. */
export function temperatureOf(text: string): number {
  const value = Number(text);
  return value >= 1 / HOTTEST && value <= HOTTEST ? value : 1;
}
