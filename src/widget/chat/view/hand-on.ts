// Copies words or hands them to the phone's own way of sending, which a browser may forbid or not have, and a person may call off.

/** @returns whether the words are in the clipboard; a plain http address of a local network has none */
export function copyOut(text: string): Promise<boolean> {
  return worked(() => navigator.clipboard.writeText(text));
}

/** Only where `canShare`. */
export function shareOut(data: ShareData): Promise<boolean> {
  return worked(() => navigator.share(data));
}

export const canShare = (): boolean => 'share' in navigator;

async function worked(attempt: () => Promise<void>): Promise<boolean> {
  try {
    await attempt();
    return true;
  } catch {
    return false;
  }
}
