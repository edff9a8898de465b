/**
 * A bare peer connection in a page, for tests of what a client sees when a call goes wrong. It keeps every
 * state and message.
 */

export interface BareClient {
  /** Resolves with the status of the call's answer, and null or why the answer could not be used. */
  connect(options: {
    readonly baseUrl: string;
    readonly secret: string;
  }): Promise<{ status: number; location: string | null; failure: string | null }>;
  readonly states: readonly string[];
  readonly channelStates: readonly string[];
  readonly messages: readonly string[];
}

declare global {
  var bare: BareClient;
}

function createBare(): BareClient {
  const peer = new RTCPeerConnection();
  const states: string[] = [];
  const channelStates: string[] = [];
  const messages: string[] = [];
  peer.addTransceiver('audio', { direction: 'sendonly' });
  const channel = peer.createDataChannel('oai-events');
  peer.onconnectionstatechange = () => states.push(peer.connectionState);
  channel.onopen = () => channelStates.push('open');
  channel.onclose = () => channelStates.push('closed');
  channel.onmessage = (event) => messages.push(String(event.data));
  return {
    states,
    channelStates,
    messages,
    async connect({ baseUrl, secret }) {
      await peer.setLocalDescription(await peer.createOffer());
      const response = await fetch(`${baseUrl}/realtime/calls`, {
        method: 'POST',
        headers: { authorization: `Bearer ${secret}`, 'content-type': 'application/sdp' },
        body: peer.localDescription?.sdp ?? '',
      });
      const answer = { status: response.status, location: response.headers.get('location') };
      try {
        await peer.setRemoteDescription({ type: 'answer', sdp: await response.text() });
        return { ...answer, failure: null };
      } catch (error) {
        return { ...answer, failure: error instanceof Error ? error.name : String(error) };
      }
    },
  };
}

globalThis.bare = createBare();
