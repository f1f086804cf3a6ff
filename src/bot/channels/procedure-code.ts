// A procedure named from outside: in an address, by a menu item, by a shared link.

/** A procedure code, or null for anything else. */
export function readProcedure(code: string | null): string | null {
  return code !== null && /^\d\.\d{6}$/.test(code) ? code : null;
}
