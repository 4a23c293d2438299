/** Colours of drives, which people with any colour vision tell apart, and of channels. */

/**
 * Eight colours in an order that keeps neighbours far apart, after M. Okabe and K. Ito, "Color Universal Design" (2008);
 * their yellow is darkened and their black is slate, so that both stand out on white and on near-black.
 */
const COLORS = [
  '#0072b2',
  '#e69f00',
  '#009e73',
  '#d55e00',
  '#cc79a7',
  '#56b4e9',
  '#b5a900',
  '#7a8699',
] as const;
/** The nearest of the terminal's 256 colours (xterm), in the same order. */
const TERMINAL_COLORS = [32, 214, 36, 166, 175, 81, 142, 103] as const;

/** Colour of the drive at this place of the rig, counted from 0, as `#rrggbb`; a ninth drive begins again. */
export function driveColor(index: number): string {
  return COLORS[index % COLORS.length] ?? COLORS[0];
}

/** As `driveColor`, by its xterm number. */
export function driveTerminalColor(index: number): number {
  return TERMINAL_COLORS[index % TERMINAL_COLORS.length] ?? TERMINAL_COLORS[0];
}

/** Degrees from the hue of a channel to that of the next, so that neighbours are far apart: the golden angle. */
const HUE_STEP = 137.5;

/** Colour of a channel, 1..16. */
export function channelColor(channel: number): string {
  return `hsl(${(channel * HUE_STEP) % 360} 60% 50%)`;
}
