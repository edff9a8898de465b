/** Keeps a phone's screen on while captions are read, where the browser lets a page: over HTTPS, or on this computer. */

export function keepAwake(): void {
  if (!('wakeLock' in navigator)) return;
  const ask = () => {
    // Refused on an empty battery; it is let go whenever the page is hidden.
    if (document.visibilityState === 'visible') navigator.wakeLock.request('screen').catch(() => undefined);
  };
  document.addEventListener('visibilitychange', ask);
  ask();
}
