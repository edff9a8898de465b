/** Starts the overlay page: type and state first, so that nothing is set twice, then the window and its session. */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { followMain } from '../bridge.ts';
import { Overlay } from './Overlay.tsx';
import { startSession } from './session.ts';
import { loadType } from './type.ts';
import './overlay.css';
import './controls.css';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

await Promise.all([followMain(), loadType()]);
const session = startSession();
createRoot(root).render(
  <StrictMode>
    <Overlay retry={session.retry} />
  </StrictMode>,
);
