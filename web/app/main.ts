import { Translator } from 'glassformer';
import { mount } from 'svelte';

import App from './App.svelte';
import { fetchRecording } from './recorded/fetch';
import { Loading } from './state/loading.svelte';
import { MODEL } from './state/model';
import { type Model, Page } from './state/page.svelte';
import './theme/index.css';

const page = new Page();
page.visit(location.hash);
void fetchRecording().then((record) => record && page.showRecorded(record));

const loading = new Loading<Model>(
  (options) => Translator.from_pretrained(MODEL, options),
  (model) => page.connect(model),
);

const target = document.getElementById('app');
if (!target) throw new Error('index.html has no #app.');
mount(App, { target, props: { page, loading } });
void loading.start();
