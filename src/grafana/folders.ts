import * as v from 'valibot';

import { type UnseenFolder } from '../core/plan/state';
import { Http } from './http';
import { Refused } from './refused';

const folderSchema = v.looseObject({
  uid: v.string(),
  title: v.string(),
  accessControl: v.optional(v.record(v.string(), v.boolean())),
});
const countsSchema = v.record(v.string(), v.number());

/** Statuses by which Grafana refuses a folder whose uid is taken: which one depends on where it keeps folders. */
const isThere = [409, 412];

/** As many as Grafana gives at once. */
const mostListed = 1000;

export interface Folder {
  uid: string;
  title: string;
}

export interface FoundFolder extends Folder {
  /** What the user may do in it, by permission; undefined when Grafana does not say. */
  access?: Readonly<Record<string, boolean>>;
}

/** Folders of Grafana. */
export class Folders {
  constructor(private readonly http = new Http()) {}

  /** The topmost folders that the user may see, by title. @throws Refused when Grafana says no. */
  async list(): Promise<Folder[]> {
    const folders = await this.http.request(v.array(folderSchema), {
      url: `/api/folders?limit=${mostListed}`,
      action: 'list the folders',
    });
    return folders.map(({ uid, title }) => ({ uid, title })).sort((one, other) => one.title.localeCompare(other.title));
  }

  /** The folder of that uid, or why there is none for this user. */
  async find(uid: string): Promise<FoundFolder | UnseenFolder> {
    try {
      const found = await this.http.find(folderSchema, {
        url: address(uid),
        query: { accesscontrol: 'true' },
        action: 'show the folder of the rules',
      });
      return found === undefined ? 'absent' : { uid: found.uid, title: found.title, access: found.accessControl };
    } catch (thrown) {
      if (thrown instanceof Refused && thrown.status === 403) {
        return 'not shown';
      }
      throw thrown;
    }
  }

  /** Creates the folder unless it is there. @throws Refused when it may not be created. */
  async ensure({ uid, title }: Folder): Promise<void> {
    try {
      const body = { uid, title };
      await this.http.request(folderSchema, {
        url: '/api/folders',
        method: 'POST',
        body,
        action: `create the folder “${title}”`,
      });
    } catch (thrown) {
      if (!(thrown instanceof Refused && isThere.includes(thrown.status ?? 0))) {
        throw thrown;
      }
      const found = await this.find(uid);
      if (found === 'absent') {
        throw thrown;
      }
      // Somebody else created it meanwhile, which is all that was wanted.
      if (found === 'not shown') {
        throw new Refused(
          `The folder “${title}” (uid ${uid}) is there, but you may not see it.`,
          'Ask an administrator for the right to edit in it.',
          thrown.status,
          thrown.answer
        );
      }
    }
  }

  /**
   * Deletes the folder when nothing is left in it: Grafana would take dashboards along.
   * @returns what is left in it, as words; empty when it was deleted
   */
  async deleteIfEmpty({ uid, title }: Folder): Promise<string[]> {
    const counts = await this.http.find(countsSchema, {
      url: `${address(uid)}/counts`,
      action: `count what is in the folder “${title}”`,
    });
    if (counts === undefined) {
      return ['something that Grafana does not count'];
    }
    const left = Object.entries(counts).filter(([, count]) => count > 0);
    if (left.length === 0) {
      await this.http.find(v.unknown(), {
        url: address(uid),
        method: 'DELETE',
        action: `delete the folder “${title}”`,
      });
    }
    return left.map(([kind, count]) => `${count} × ${kind}`);
  }
}

function address(uid: string): string {
  return `/api/folders/${encodeURIComponent(uid)}`;
}
