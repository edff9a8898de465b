/** Says in words why the app cannot be shown in Electron here. It looks for nothing itself. */

/** Why the app cannot be shown in Electron here, with the ways out; null when it can. */
export function whyNoElectron(program: string | null): string | null {
  if (program === null) {
    return [
      'Surtitle needs Electron’s binary, and it is not on this machine: it comes from outside the package registry and could not be downloaded.',
      '  ELECTRON_MIRROR=https://…/ npm start              downloads it from a mirror you can reach',
      '  ELECTRON_OVERRIDE_DIST_PATH=/folder npm start      uses an Electron that is already unpacked there',
      '  npm run demo                                       shows captions without Electron, in a Chromium',
    ].join('\n');
  }
  const hasDisplay = Boolean(process.env['DISPLAY']) || Boolean(process.env['WAYLAND_DISPLAY']);
  if (process.platform === 'linux' && !hasDisplay) {
    return 'Surtitle has no display to show its windows on. Start it in a desktop session, or with xvfb-run, or try: npm run demo';
  }
  return null;
}
