/** Where the model is: beside the page, wherever that is served from. */
export const MODEL = new URL('models/everyday-en-ko', document.baseURI).href;
