import '@mantine/core/styles.css';
import './app/console.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/app.js';
import { keepOnDevice } from './worker/offline.js';
import { loadWords, preferredLanguage } from './words/words.js';

const place = document.getElementById('console');
if (!place) throw new Error('There is no place for the console in the page');
if (import.meta.env.PROD) void keepOnDevice();
const words = await loadWords(preferredLanguage());
createRoot(place).render(
  <StrictMode>
    <App first={words} />
  </StrictMode>,
);
