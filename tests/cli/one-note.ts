/** The shortest song: format 0, one track, C4 for a quarter at 120. */
export const ONE_NOTE = Uint8Array.from(
  `4d546864 00000006 0000 0001 0060
   4d54726b 0000000c
     00 90 3c 40
     60 80 3c 40
     00 ff 2f 00`
    .replaceAll(/\s/g, '')
    .match(/../g) ?? [],
  (byte) => parseInt(byte, 16),
);
