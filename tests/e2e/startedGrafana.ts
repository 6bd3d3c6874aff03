import { demoFolder } from '../../demo/demoFolder';
import { findRunning } from '../../demo/runningFile';
import { type FaultRequest } from '../../demo/simulator/faultRequest';
import { startedDemo, type StartedDemo } from './startedDemo';

export interface StartedGrafana extends StartedDemo {
  /** False: a real Grafana; roles are users there, and test controls are missing. */
  isPreview: boolean;
}

/** The Grafana at GRAFANA_URL with the fleet of the running demo, or a preview and a fleet that this run starts. */
export async function startedGrafana(): Promise<StartedGrafana> {
  const url = process.env['GRAFANA_URL'];
  if (!url) {
    return { ...(await startedDemo()), isPreview: true };
  }
  return { url: url.replace(/\/$/, ''), isPreview: false, fault: faultOfRunningFleet, stop: () => Promise.resolve() };
}

async function faultOfRunningFleet(request: FaultRequest): Promise<string> {
  const fleet = process.env['FLEET_URL'] ?? findRunning(demoFolder)?.simulatorUrl;
  if (fleet === undefined) {
    throw new Error('There is no fleet to break: run npm start, or set FLEET_URL to the address of its simulator.');
  }
  const answer = await fetch(`${fleet}/faults`, { method: 'POST', body: JSON.stringify(request) });
  const said = await answer.text();
  if (!answer.ok) {
    throw new Error(`The fleet refused the fault: ${said}`);
  }
  return said;
}
