// Says when something was, in Việt Nam's time.

/** Made at its first use: that takes a moment which no start needs to wait for. */
let made: Intl.DateTimeFormat | null = null;

const form = (): Intl.DateTimeFormat =>
  (made ??= new Intl.DateTimeFormat('vi-VN', {
    timeZone: 'Asia/Ho_Chi_Minh',
    hour: '2-digit',
    minute: '2-digit',
    day: 'numeric',
    month: 'numeric',
    year: 'numeric',
  }));

/** «09:05 24/11/2026» */
export const sayMoment = (at: Date): string => form().format(at);
