/** What whoever plays the rig from a keyboard may choose, and what each choice means; the room `live` makes them. */

type ModeFacts = {
  /** What keys do, for help. */
  about: string;
  /** Whether a zone of the split may play by it: it needs no zones or channels of its own. */
  inZone: boolean;
};

/** How keys are dealt out to drives. */
export const liveModes = {
  poly: { about: 'each key gets a drive; with none left the oldest inner note gives way', inZone: true },
  mono: { about: 'one note at a time', inZone: true },
  split: { about: 'zones of the keyboard have drives and modes of their own', inZone: false },
  channel: { about: 'each channel plays a drive', inZone: false },
  unison: { about: 'one note on several drives, the more the harder the key is struck', inZone: true },
  octaves: { about: 'as unison, each drive in its own octave', inZone: true },
  arp: { about: 'the held keys one after the other, in sixteenths', inZone: false },
} as const satisfies Record<string, ModeFacts>;

export type LiveModeName = keyof typeof liveModes;
export type ZoneModeName = {
  [Name in LiveModeName]: (typeof liveModes)[Name]['inZone'] extends true ? Name : never;
}[LiveModeName];

export const liveModeNames = Object.keys(liveModes) as LiveModeName[];
export const zoneModeNames = liveModeNames.filter((name): name is ZoneModeName => liveModes[name].inZone);

/** Notes outside a drive's range are moved into it by octaves, or not played. */
export const outsideNames = ['fold', 'silent'] as const;
export type Outside = (typeof outsideNames)[number];

/** Where one key sounds alone, which of those held: the newest, the lowest or the highest. */
export const keyPriorityNames = ['last', 'low', 'high'] as const;
export type KeyPriority = (typeof keyPriorityNames)[number];

/** In what order an arpeggio strikes the held keys. */
export const arpPatternNames = ['up', 'down', 'up-down', 'played'] as const;
export type ArpPattern = (typeof arpPatternNames)[number];
