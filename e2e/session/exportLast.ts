/** Exports the last session from the settings window, the save dialog answered. It reads nothing back. */
import type { CallResults } from '../../core/app/contract.ts';
import type { RunningApp } from '../app/host.ts';

/** The path's ending decides the format, whatever the page asks for. */
export async function exportLast(app: RunningApp, path: string): Promise<CallResults['exportSession']> {
  await app.clickTray('Settings…');
  const settings = await app.page('settings');
  await app.answerDialog('save', path);
  return settings.evaluate(() => window.surtitle.call('exportSession', { format: 'srt' }));
}
