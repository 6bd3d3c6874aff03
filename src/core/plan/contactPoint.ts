import { type ActualState, type DesiredState } from './state';

/** The contact point that is wanted and not there; undefined where all is well or nobody may say. */
export function missingContactPoint(
  { contactPoint }: DesiredState,
  { contactPoints }: ActualState
): string | undefined {
  const isMissing = contactPoint !== undefined && contactPoints !== undefined && !contactPoints.includes(contactPoint);
  return isMissing ? contactPoint : undefined;
}
