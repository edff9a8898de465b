/** The page for who reads captions: opens the room, follows it, puts the controls to it. */
import './captions.css';
import { loadTypeface } from '../../../renderer/overlay/paint/typeface.ts';
import { byId } from '../shared/elements.ts';
import { type Connection, followRoom, openRoom } from '../shared/follow.ts';
import { createStage } from '../shared/stage.ts';
import { keepAwake } from './awake.ts';
import { applyLook, createControls } from './controls.ts';
import { statusText } from './words.ts';

const query = new URLSearchParams(location.search);
const isOverlay = query.get('obs') === '1';
const place = location.pathname.replace(/\/$/, '');

function start(): void {
  const status = byId('status');
  let connection: Connection = 'connecting';
  const stage = createStage({ place: byId('lanes'), isRead: !isOverlay, onChange: () => controls?.follow() });
  const controls = isOverlay ? null : createControls(stage, place);
  const tell = () => {
    const text = statusText(connection, stage.view());
    if (status.textContent !== text) status.textContent = text;
  };
  const token = query.get('token');
  followRoom({
    place,
    query: new URLSearchParams(isOverlay && token !== null ? { obs: '1', token } : {}),
    onEvent: (event) => {
      stage.take(event);
      if (event.type === 'status') tell();
      controls?.show();
    },
    onConnection: (now) => {
      connection = now;
      tell();
    },
  });
}

applyLook(isOverlay, query.get('size'));
// Type that comes later is of another width.
const onLate = () => {
  byId('status').textContent = statusText('lost', []);
};
const [isOpen] = await Promise.all([openRoom(place, onLate), loadTypeface()]);
if (isOpen) start();
else byId('status').textContent = statusText('refused', []);
if (!isOverlay) keepAwake();
