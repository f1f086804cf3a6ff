// The botbuilder adapter every channel's own builds on: hands a turn to an ActivityHandler and only collects what it sends.
import { randomUUID } from 'node:crypto';
import {
  ActivityTypes,
  BotAdapter,
  RoleTypes,
  TurnContext,
  type Activity,
  type ChannelAccount,
  type ResourceResponse,
} from 'botbuilder';
import type { Turn, TurnRunner } from './types.ts';

/** The assistant, as an account of a conversation. */
export const botAccount: ChannelAccount = {
  id: 'tro-ly',
  name: 'Trợ lý thủ tục Hà Tĩnh',
  role: RoleTypes.Bot,
};

/** Where the bot finds the turn it is in: `context.turnState.get(turnKey)`. */
export const turnKey = Symbol('turn');

const collectedKey = Symbol('collected');

/** Nothing leaves from here: what was sent goes into the one commit of the turn. */
export class TurnAdapter extends BotAdapter implements TurnRunner {
  /**
   * Runs a bot for one turn.
   *
   * @param logic - e.g. `(context) => bot.run(context)`
   * @returns the activities it sent, in order
   * @throws what the logic throws
   */
  async run(turn: Turn, logic: (context: TurnContext) => Promise<void>): Promise<Partial<Activity>[]> {
    const collected: Partial<Activity>[] = [];
    const context = new TurnContext(this, this.toActivity(turn));
    context.turnState.set(turnKey, turn);
    context.turnState.set(collectedKey, collected);
    await this.runMiddleware(context, logic);
    return collected;
  }

  override sendActivities(
    context: TurnContext,
    activities: Partial<Activity>[],
  ): Promise<ResourceResponse[]> {
    const collected = context.turnState.get<Partial<Activity>[]>(collectedKey);
    collected.push(...activities.filter((activity) => activity.type !== ActivityTypes.Trace));
    return Promise.resolve(activities.map(() => ({ id: randomUUID() })));
  }

  override updateActivity(): Promise<ResourceResponse | undefined> {
    return Promise.reject(new Error('What was said stays said: activities are not updated'));
  }

  override deleteActivity(): Promise<void> {
    return Promise.reject(new Error('What was said stays said: activities are not deleted'));
  }

  override continueConversation(): Promise<void> {
    return Promise.reject(new Error('Turns begin in the inbox'));
  }

  /** The turn as botbuilder sees it; a channel adds what is its own. */
  protected toActivity(turn: Turn): Partial<Activity> {
    return {
      id: randomUUID(),
      channelId: turn.channel,
      serviceUrl: `urn:guidance:${turn.channel}`,
      conversation: { id: turn.conversationId, isGroup: false, conversationType: 'personal', name: '' },
      from: { id: turn.userId, name: '', role: RoleTypes.User },
      recipient: botAccount,
      timestamp: turn.now,
      locale: 'vi-VN',
      ...said(turn),
    };
  }
}

function said({ input }: Turn): Partial<Activity> {
  switch (input.kind) {
    case 'text':
      return { type: ActivityTypes.Message, text: input.text };
    case 'tap':
      return { type: ActivityTypes.Message, text: input.label, value: { token: input.token } };
    case 'open':
      return { type: ActivityTypes.Event, name: 'open', value: input };
    case 'resume':
      return { type: ActivityTypes.Event, name: 'resume', value: input.point };
    case 'clerk':
      return { type: ActivityTypes.Event, name: 'clerk', value: input };
  }
}
