/** One problem in words, with the one thing that can be done about it. The words come from core. */
import type { ReactNode } from 'react';
import { noticeOf } from '../../../../core/app/notice.ts';
import type { Problem } from '../../../../core/base/problem.ts';
import { overlayBridge, useAppState } from '../../../bridge.ts';
import { shortcutName } from '../../../ui/keys.ts';
import { useWords } from '../../../ui/words.tsx';

interface NoticeLineProps {
  readonly problem: Problem;
  readonly isLocked: boolean;
  /** Of the session on this page. Others belong to main. */
  readonly isOurs: boolean;
  readonly retry: () => void;
  readonly dismiss: () => void;
  /** Stands in for the remedy's words, such as a countdown. */
  readonly children?: ReactNode;
}

export function NoticeLine({ problem, isLocked, isOurs, retry, dismiss, children }: NoticeLineProps) {
  const words = useWords();
  const shortcut = shortcutName(useAppState((state) => state.settings.shortcuts.toggleCaptions));
  const { title, remedyText, remedy } = noticeOf(problem, { isLocked, shortcut, words });
  return (
    <div className="mark notice">
      <p>
        <strong>{title}</strong> <span>{children ?? remedyText}</span>
      </p>
      {remedy === 'openSettings' ? (
        <button type="button" onClick={() => void overlayBridge.call('openSettings', undefined)}>
          {words.overlay('openSettings')}
        </button>
      ) : null}
      {remedy === 'retry' && isOurs ? (
        <button type="button" onClick={retry}>
          {words.overlay('retry')}
        </button>
      ) : null}
      {isLocked ? null : (
        <button
          type="button"
          onClick={() => {
            dismiss();
            if (!isOurs) void overlayBridge.call('dismissProblem', undefined);
          }}
        >
          {words.overlay('dismiss')}
        </button>
      )}
    </div>
  );
}
