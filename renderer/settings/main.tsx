/**
 * Starts the settings page: waits for main's state once, so that nothing is drawn twice. Holds no logic of
 * its own.
 */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { followMain } from '../bridge.ts';
import { Settings } from './Settings.tsx';
import './colours.css';
import './settings.css';
import './rows.css';
import './controls.css';
import './notices.css';
import './choices.css';
import './swatches.css';
import './sections.css';
import './preview.css';

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

await followMain();
createRoot(root).render(
  <StrictMode>
    <Settings />
  </StrictMode>,
);
