import { createRoot } from 'react-dom/client';
import { AppShell } from './chrome/AppShell';
import { setSingletons } from './runtime/singletons';

async function start(): Promise<void> {
  await setSingletons();
  const element = document.getElementById('reactRoot');
  if (!element) {
    throw new Error('The page has no #reactRoot.');
  }
  createRoot(element).render(<AppShell />);
}

start().catch((reason: unknown) => {
  document.body.textContent = `The preview could not start: ${String(reason)}`;
});
