/** What a board may run: flopera's firmware, or one of Moppy's two. */

export const PROTOCOLS = ['flopera', 'moppy1', 'moppy2'] as const;
export type Protocol = (typeof PROTOCOLS)[number];
