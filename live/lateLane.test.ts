/** A source that opens, or is refused, after captions have ended: nothing begins again. */
import { expect, test } from '@playwright/test';
import type { Settings } from '../core/app/settings.ts';
import { talkOf } from '../e2e/live/scene.ts';
import { supervise } from '../e2e/live/supervised.ts';

for (const isRefused of [false, true])
  test(`a side taken in just before Stop ${isRefused ? 'and refused' : 'and opened'} after it leaves captions ended`, async () => {
    const scene = supervise(
      { you: talkOf('One two three.'), others: talkOf('Four five six.') },
      { you: 100, others: 4_000 },
    );
    const hear = (sources: Settings['sources']) =>
      scene.state.setState(({ settings }) => ({ settings: { ...settings, sources } }));
    hear('microphone');
    scene.intend({ captions: true });
    await scene.clock.wind(6_000);
    if (isRefused) scene.lanes[1]?.refusals.push({ kind: 'computerSoundDenied' });
    hear('both');
    await scene.clock.wind(500);
    scene.intend({ captions: false });
    await scene.clock.wind(60_000);
    expect(scene.statuses.at(-1)).toEqual({ status: 'idle' });
    expect(scene.changes.at(-1)?.kind).toBe('end');
    expect(scene.lanes[1]?.opened.every(({ capture }) => capture.isClosed())).toBe(true);
  });
