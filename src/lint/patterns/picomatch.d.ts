/** The part of `picomatch` that patterns need; the package comes without types. */
declare module 'picomatch' {
  type Options = { dot?: boolean; nonegate?: boolean; noextglob?: boolean; windows?: boolean };
  function picomatch(globs: string | readonly string[], options?: Options): (path: string) => boolean;
  export = picomatch;
}
