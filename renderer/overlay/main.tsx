/**
 * Starts the overlay page: type and state first, so that nothing is set twice, then the window and its
 * session.
 */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { followMain } from '../bridge.ts';
import { startLive } from './live.ts';
import { Overlay } from './paint/Overlay.tsx';
import { loadTypeface } from './paint/typeface.ts';
import './paint/overlay.css';
import './paint/marks.css';
import './paint/controls.css';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

await Promise.all([followMain(), loadTypeface()]);
const live = startLive();
createRoot(root).render(
  <StrictMode>
    <Overlay retry={live.retry} />
  </StrictMode>,
);
