/**
 * Starts the overlay page: type and state first, so that nothing is set twice, then the window and its
 * session.
 */
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { followMain, overlayBridge, useAppState } from '../bridge.ts';
import { followLibraryKey } from '../ui/keys.ts';
import { WordsProvider } from '../ui/words.tsx';
import { startLive } from './live.ts';
import { Overlay } from './paint/Overlay.tsx';
import { loadTypefaces } from './paint/typeface.ts';
import './paint/overlay.css';
import './paint/notices/marks.css';
import './paint/notices/notices.css';
import './paint/controls/controls.css';
import './paint/lookBack.css';

function Page({ retry }: { readonly retry: () => void }) {
  return (
    <WordsProvider locale={useAppState((state) => state.locale)}>
      <Overlay retry={retry} />
    </WordsProvider>
  );
}

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root');

await Promise.all([followMain(), loadTypefaces()]);
const live = startLive();
followLibraryKey(() => void overlayBridge.call('openLibrary', undefined));
createRoot(root).render(
  <StrictMode>
    <Page retry={live.retry} />
  </StrictMode>,
);
