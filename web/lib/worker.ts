import { platform } from '#platform';
import { createEngine } from './engine.js';
import { serve } from './serve.js';

serve(platform.parentPort(), createEngine());
