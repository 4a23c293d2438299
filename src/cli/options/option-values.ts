/** Reads what a user writes behind an option, and says what is allowed there otherwise. */
import { InvalidArgumentError } from 'commander';

/** A reader of numbers from `low` to `high`, both included. */
export function numberBetween(low: number, high: number): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (text.trim() !== '' && value >= low && value <= high) return value;
    throw new InvalidArgumentError(`Give a number from ${low} to ${high}.`);
  };
}

/** As `numberBetween`, whole numbers written in digits; `what` is their name in the error. */
export function wholeBetween(low: number, high: number, what = 'whole number'): (text: string) => number {
  return (text) => {
    const value = Number(text);
    if (/^-?\d+$/.test(text.trim()) && value >= low && value <= high) return value;
    throw new InvalidArgumentError(`Give a ${what} from ${low} to ${high}.`);
  };
}

/** A reader of one of `words`. */
export function oneOf<Word extends string>(words: readonly Word[]): (text: string) => Word {
  return (text) => {
    const found = words.find((word) => word === text);
    if (found !== undefined) return found;
    throw new InvalidArgumentError(`Choose ${words.join(', ')}.`);
  };
}
