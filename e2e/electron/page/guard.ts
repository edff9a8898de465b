/** What stands between a page and microphones, displays and new windows. It travels into the page by its source. */
/// <reference lib="dom" />
/** The page's line to main, as far as these ask. */
interface Host {
  readonly tell: (kind: 'open', ...details: readonly unknown[]) => void;
  readonly ask: (kind: 'media' | 'display', ...details: readonly unknown[]) => Promise<unknown>;
}

/** What Electron puts between a page and the outside: main's handlers for media and for new windows. */
export function guardPage(host: Host): void {
  globalThis.open = (url) => {
    host.tell('open', new URL(String(url ?? 'about:blank'), location.href).href);
    return null;
  };
  const devices: MediaDevices | undefined = navigator.mediaDevices;
  if (devices === undefined) return;
  const openMedia = devices.getUserMedia.bind(devices);
  devices.getUserMedia = async (wish) => {
    const kinds = (['audio', 'video'] as const).filter((kind) => wish?.[kind]);
    if ((await host.ask('media', kinds)) !== true)
      throw new DOMException('Permission denied', 'NotAllowedError');
    return openMedia(wish);
  };
  devices.getDisplayMedia = async () => {
    const answer = await host.ask('display');
    // What a page gets whose main has set no handler for it.
    if (answer === 'noHandler') throw new DOMException('Not supported', 'NotSupportedError');
    if (answer !== 'loopback') throw new DOMException('Permission denied', 'NotAllowedError');
    // Chromium names devices only to a page that has opened one.
    const first = await openMedia({ audio: true });
    const inputs = await devices.enumerateDevices();
    for (const track of first.getTracks()) track.stop();
    const input = inputs.find(({ kind, label }) => kind === 'audioinput' && label.includes('Loopback'));
    if (input === undefined) throw new DOMException('Could not start audio source', 'NotReadableError');
    const processing = { echoCancellation: false, noiseSuppression: false, autoGainControl: false };
    const sound = await openMedia({ audio: { ...processing, deviceId: { exact: input.deviceId } } });
    const picture = document.createElement('canvas').captureStream();
    return new MediaStream([...sound.getTracks(), ...picture.getTracks()]);
  };
}
