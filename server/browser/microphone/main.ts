/** The page for who speaks: opens the room, has the microphone heard, shows what readers see. */
import './microphone.css';
import type { SessionStatus } from '../../../core/live/status.ts';
import { loadTypeface } from '../../../renderer/overlay/paint/typeface.ts';
import { byId } from '../shared/elements.ts';
import { askUntilAnswered, followRoom, openRoom } from '../shared/follow.ts';
import { createStage } from '../shared/stage.ts';
import type { Hear, Hearing } from './hearing.ts';
import { type HeardBy, LATE, problemText, REFUSED, statusText, UNSAFE } from './words.ts';

const place = location.pathname.replace(/\/$/, '');
const room = place.split('/').at(-1) ?? '';
const LOUDEST_DB = -60;

interface Hearer {
  readonly heardBy: HeardBy;
  readonly hear: Hear;
}

/** What hears this page is loaded when it is known who does. */
async function findHearer(): Promise<Hearer | null> {
  const answer = await askUntilAnswered(
    () => fetch(`${place}/hearer`),
    () => tell(LATE),
  );
  if (!answer.ok) return null;
  const { hearer: heardBy } = (await answer.json()) as { readonly hearer: HeardBy };
  const hear =
    heardBy === 'service'
      ? (await import('./heardByService.ts')).hearByService
      : (await import('./heardByServer.ts')).hearByServer;
  return { heardBy, hear };
}

function tell(text: string): void {
  const status = byId('status');
  if (status.textContent !== text) status.textContent = text;
}

function start({ heardBy, hear }: Hearer): void {
  const button = byId<HTMLButtonElement>('speak');
  const name = byId<HTMLInputElement>('name');
  const level = byId<HTMLMeterElement>('level');
  const stage = createStage({ place: byId('lanes'), isRead: false, onChange: () => undefined });
  followRoom({
    place: `/c/${room}`,
    query: new URLSearchParams(),
    onEvent: stage.take,
    onConnection: () => undefined,
  });
  let hearing: Hearing | null = null;
  let status: SessionStatus = { status: 'idle' };
  let isOpen = true;
  const show = () => {
    const isOn = hearing !== null;
    button.textContent = isOn ? 'Stop' : 'Start';
    button.setAttribute('aria-pressed', String(isOn));
    button.classList.toggle('primary', !isOn);
    name.disabled = isOn;
    level.hidden = !isOn;
    tell(statusText(isOn, { heardBy, status, isOpen }));
  };
  const begin = async () => {
    localStorage.setItem('name', name.value);
    const opened = await hear({
      room,
      label: name.value.trim() || 'Microphone',
      onStatus: (now) => {
        status = now;
        show();
      },
      onLevel: (levelDb) => {
        level.value = levelDb - LOUDEST_DB;
      },
      onOpenChange: (now) => {
        isOpen = now;
        show();
      },
    });
    if (opened.ok) hearing = opened.value;
    show();
    if (!opened.ok) tell(problemText(opened.problem));
  };
  const end = async (running: Hearing) => {
    await running.stop();
    // What ended it stays said; what was only a warning is over.
    const problem = status.status === 'failed' ? status.problem : null;
    status = { status: 'idle' };
    show();
    if (problem !== null) tell(problemText(problem));
  };
  button.addEventListener('click', async () => {
    button.disabled = true;
    const running = hearing;
    hearing = null;
    tell(running === null ? 'Opening the microphone…' : 'Settling the last words…');
    try {
      if (running === null) await begin();
      else await end(running);
    } finally {
      button.disabled = false;
      button.focus();
    }
  });
  name.value = localStorage.getItem('name') ?? '';
  byId('speaking').hidden = false;
  show();
}

const [isOpen] = await Promise.all([openRoom(place, () => tell(LATE)), loadTypeface()]);
const hearer = isOpen ? await findHearer() : null;
if (hearer === null) tell(REFUSED);
else if (!isSecureContext || navigator.mediaDevices === undefined) tell(UNSAFE);
else start(hearer);
