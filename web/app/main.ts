import { mount } from 'svelte';

import App from './App.svelte';
import { loadModel } from './offline/model';
import { Offline } from './offline/offline.svelte';
import { fetchRecording } from './recorded/fetch';
import { Loading } from './state/loading.svelte';
import { type Model, Page } from './state/page.svelte';
import '#page-font.css';
import './theme/index.css';

const page = new Page();
page.visit(location.hash);
void fetchRecording().then((record) => record && page.showRecorded(record));

const offline = new Offline();
const loading = new Loading<Model>(loadModel, (model) => {
  page.connect(model);
  if (import.meta.env.PROD) void offline.prepare();
});

const target = document.getElementById('app');
if (!target) throw new Error('index.html has no #app.');
mount(App, { target, props: { page, loading, offline } });
void loading.start();
void import('./theme/all_characters.css');
