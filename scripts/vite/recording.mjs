import { fingerprintOf, makeRecording, RECORDING } from '../record.mjs';

/**
 * Gives the page the recordings as `#recording.<build>.safetensors?url`, made anew if need be, and
 * the fingerprint of their model.
 * @returns {import('vite').Plugin}
 */
export function recording() {
  return {
    name: 'recording',
    config: () => ({
      resolve: { alias: [{ find: /^#recording/, replacement: RECORDING }] },
      define: { 'import.meta.env.VITE_MODEL_FINGERPRINT': JSON.stringify(fingerprintOf()) },
    }),
    buildStart: { sequential: true, handler: makeRecording },
  };
}
