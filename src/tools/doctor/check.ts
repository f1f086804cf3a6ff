// What a check of the doctor is: a name, and what it found, in the words of somebody who has to act.

export interface Found {
  /** `look`: it works, but somebody should do something. */
  readonly state: 'good' | 'look' | 'bad';
  readonly says: string;
}

export interface Check {
  readonly name: string;
  readonly look: () => Promise<readonly Found[]>;
}

export const good = (says: string): Found => ({ state: 'good', says });
export const shouldLook = (says: string): Found => ({ state: 'look', says });
export const bad = (says: string): Found => ({ state: 'bad', says });

/** A check that throws has found something too. */
export async function guarded(look: Check['look']): Promise<readonly Found[]> {
  try {
    return await look();
  } catch (error) {
    return [bad(error instanceof Error ? error.message : String(error))];
  }
}
