// Reads the code of a procedure in whatever form an address, a poster or an older system writes it.

/**
 * «1.001193», also with the numbers of a case and of an agency behind it («1.001193.000.00.00.H27»), with other signs between, or none.
 */
const written = /^(\d)[.\-_ ]?(\d{6})(?:[.\-_ ]\d{1,3})*(?:[.\-_ ][A-Z]\d{2})?$/i;

/** The code as the portal has it now, or null for anything else. */
export function readProcedure(given: string | null): string | null {
  const parts = written.exec(given?.trim() ?? '');
  return parts === null ? null : `${parts[1] ?? ''}.${parts[2] ?? ''}`;
}
