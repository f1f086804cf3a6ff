// Makes a resume point short enough for a link that is read aloud or a QR code that an old camera takes: ids packed against a fixed dictionary.
import { deflateRawSync, inflateRawSync } from 'node:zlib';
import type { Action, FlowPoint, ResumePoint } from '../dialogs/types.ts';

/**
 * Words that stand in most points. Codes made with it are read with it: it is never changed, only followed by a second one under a new mark.
 */
const dictionary = Buffer.from(
  [
    'journey.which_paper=what_for_child=what_happened=where_stuck=which_status=app_opens=',
    'post.hand_in=done;post.count=done;post.seal_and_pay=done;post.agency_receives=done;post.result_comes=done;',
    'counter.go=done;counter.hand_over=done;counter.receipt=done;counter.collect=done;',
    'online.open_portal=done;online.choose_office=done;online.fill_form=done;online.attach=done;online.choose_result=done;',
    'online.send=done;online.keep_code=done;has_vneid=have;has_vneid=not_yet;papers=ready;method=counter;method=post;method=online;',
  ].join(''),
);
/** A point is smaller than this; whatever unpacks to more was not made here. */
const largest = 8_192;

/** Packs a point into bytes. */
export function packPoint(point: ResumePoint): Buffer {
  const flow = point.flow ?? null;
  const outer = (point.outer ?? []).map(joinFlow).join('|');
  const fields = [
    point.procedure ?? '',
    point.unit ?? '',
    joinActions(point.actions),
    point.papers.join(';'),
    flow?.flow ?? '',
    joinActions(flow?.actions ?? []),
    (flow?.ticks ?? []).join(';'),
    // Only where known: codes that were given before these were kept stay as they are.
    ...(outer || point.left || point.language === 'en'
      ? [point.left?.version ?? '', point.left?.at ?? '']
      : []),
    ...(outer || point.language === 'en' ? [point.language ?? ''] : []),
    ...(outer ? [outer] : []),
  ];
  return deflateRawSync(fields.join('\n'), { dictionary, level: 9 });
}

/** Unpacks what `packPoint` made; null for anything else. */
export function unpackPoint(packed: Buffer): ResumePoint | null {
  try {
    const text = inflateRawSync(packed, { dictionary, maxOutputLength: largest }).toString('utf8');
    const [
      procedure = '',
      unit = '',
      actions = '',
      papers = '',
      flow = '',
      walked = '',
      ticks = '',
      version,
      at,
      language,
      outer = '',
    ] = text.split('\n');
    return {
      procedure: procedure || null,
      unit: unit || null,
      actions: splitActions(actions),
      papers: split(papers),
      flow: flow ? { flow, actions: splitActions(walked), ticks: split(ticks) } : null,
      left: version && at ? { version, at } : null,
      ...(language === 'en' && { language }),
      ...(outer && { outer: outer.split('|').map(splitFlow) }),
    };
  } catch {
    return null;
  }
}

const joinFlow = ({ flow, actions, ticks }: FlowPoint): string =>
  [flow, joinActions(actions), ticks.join(';')].join('!');

function splitFlow(text: string): FlowPoint {
  const [flow = '', actions = '', ticks = ''] = text.split('!');
  return { flow, actions: splitActions(actions), ticks: split(ticks) };
}

const joinActions = (actions: readonly Action[]): string =>
  actions.map(([node, value]) => `${node}=${value}`).join(';');
const split = (text: string): readonly string[] => (text === '' ? [] : text.split(';'));

function splitActions(text: string): readonly Action[] {
  return split(text).map((pair) => {
    const at = pair.indexOf('=');
    return [pair.slice(0, at), pair.slice(at + 1)] as const;
  });
}
