/**
 * Keeps one connection hearing a lane: opens the preferred engine and tries again, lets another stand in while that is
 * away, goes over in pauses. Knows no sound and no captions.
 */

import type { Problem } from '../../core/base/problem.ts';
import type { EngineEvent } from '../../core/engine/engine.ts';
import { createConnector } from './connector.ts';
import { createFallback, GO_OVER_AFTER_MS } from './fallback.ts';
import { createOpenings, type Numbered } from './openings.ts';
import { createRenewal } from './renewal.ts';
import { createReport } from './report.ts';
import type { Switchboard, SwitchboardNeeds } from './switching.ts';

/** Starts connecting at once. */
export function createSwitchboard(needs: SwitchboardNeeds): Switchboard {
  let current: Numbered | null = null;
  let isSteady = false;
  /** The connection that was to give way: asked of each once, for what stands in may not open. */
  let gaveWay = 0;
  const openings = createOpenings({ ...needs, onEvent: (number, event) => onEvent(number, event) });
  const isFallback = () => current !== null && openings.isFallback(current);
  const report = createReport({ current: () => current, isFallback, onStatus: needs.onStatus });
  const connector = createConnector({
    ...needs,
    open: openings.openPreferred,
    onOpen: (next) => {
      if (current === null) return goLive(next);
      if (!openings.isOutdated() && !openings.isFallback(next))
        return renewal.offer(next, report.isTroubled());
      next.close();
      if (isFallback()) connector.connectNow();
    },
    onStatus: (status) => {
      const isSpared = status.status === 'failed' && current === null && openings.hasFallback();
      if (!isSpared) return report.preferred(status);
      report.note(status);
      fallback.need(0);
    },
  });

  const fallback = createFallback({
    clock: needs.clock,
    has: openings.hasFallback,
    open: openings.openFallback,
    prepare: openings.prepareFallback,
    onOpen: (next) => {
      if (current !== null && isSteady) return next.close();
      // One that is only slow to open has no problem yet.
      if (!report.isTroubled()) report.note({ status: 'failed', problem: { kind: 'connectionTimedOut' } });
      if (current !== null) lose({ kind: 'connectionLost' });
      goLive(next);
    },
    onRefused: () => {
      if (current === null) report.again();
      else if (current.number === gaveWay) setSteady(true);
    },
  });

  const renewal = createRenewal({
    ...needs,
    open: openings.openPreferred,
    switchTo: (next) => {
      const last = current;
      if (last === null) return null;
      last.stopHearing();
      hear(next);
      if (next.engine !== last.engine) report.live(null);
      setSteady(true);
      return last;
    },
    onOverdue: () => {
      if (isFallback()) lose({ kind: 'computerTooSlow' });
    },
  });

  const hear = (connection: Numbered) => {
    current = connection;
    report.begin();
    connection.hear();
    needs.onHears(connection);
  };
  const goLive = (connection: Numbered) => {
    isSteady = true;
    fallback.rest();
    hear(connection);
    report.live(null);
    if (!openings.isOutdated()) return;
    if (isFallback()) connector.connectNow();
    else renewal.start();
  };

  const onEvent = (number: number, event: EngineEvent) => {
    const isCurrent = number === current?.number;
    switch (event.type) {
      case 'steady':
        return isCurrent ? setSteady(event.isSteady, event.silentMs) : undefined;
      case 'ending':
        return isCurrent ? renewal.start() : undefined;
      case 'warning':
        return isCurrent ? report.warn(event.problem) : undefined;
      case 'lost':
        if (isCurrent) return lose(event.problem);
        if (!isFallback() || !renewal.isReady(number)) return renewal.lose(number);
        renewal.cancel();
        return connector.connectAgain(event.problem);
      default:
        return needs.onEvent(number, event);
    }
  };

  const setSteady = (steady: boolean, silentMs = 0) => {
    if (current === null) return;
    isSteady = steady;
    needs.onSteady(current, steady);
    if (steady) fallback.rest();
    else if (!isFallback()) fallback.need(Math.max(0, GO_OVER_AFTER_MS - silentMs));
  };

  const lose = (problem: Problem) => {
    const lost = current;
    if (lost === null) return;
    const wasFallback = isFallback();
    current = null;
    lost.close();
    needs.onLost(lost);
    const ready = wasFallback ? renewal.takeReady() : null;
    renewal.cancel();
    if (ready !== null) return goLive(ready);
    if (wasFallback) fallback.needAnother();
    else fallback.need(GO_OVER_AFTER_MS);
    if (wasFallback) report.again();
    else connector.connectAgain(problem);
  };

  connector.connect();
  fallback.need(GO_OVER_AFTER_MS);
  return {
    current: () => current,
    lose,
    warn: report.live,
    giveWay: () => {
      if (current === null || !isSteady || isFallback() || !openings.hasFallback()) return;
      if (current.number === gaveWay) return;
      gaveWay = current.number;
      setSteady(false, GO_OVER_AFTER_MS);
    },
    retry: () => {
      if (current === null || isFallback()) connector.connectNow();
    },
    renew: () => {
      openings.outdate();
      report.forget();
      if (current === null) {
        fallback.rest();
        fallback.need(GO_OVER_AFTER_MS);
      }
      if (current === null || isFallback()) return connector.connectNow();
      connector.rest();
      renewal.start();
      report.live(null);
    },
    switchIfReady: renewal.switchIfReady,
    finish: async (owed) => {
      fallback.rest();
      renewal.cancel();
      if (owed && current === null && openings.isPreferredLocal()) await connector.openLast();
      connector.cancel();
      const isDeaf = current === null || (!isSteady && !isFallback());
      if (isDeaf && owed) await fallback.openNow();
    },
    close: () => {
      const last = current;
      current = null;
      connector.cancel();
      fallback.rest();
      renewal.close();
      openings.abort();
      last?.close();
    },
  };
}
