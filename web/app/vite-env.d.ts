/// <reference types="vite/client" />

interface ImportMetaEnv {
  /** Tells the model that the page is built with from any other. */
  readonly VITE_MODEL_FINGERPRINT: string;
}

declare module '#recording.*.safetensors?url' {
  const url: string;
  export default url;
}
