// What the product is compared with: an echo bot as Microsoft's samples have it, on the same botbuilder and restify, which keeps nothing.
import { randomUUID } from 'node:crypto';
import { ActivityHandler, TurnContext, BotAdapter, type Activity, type ResourceResponse } from 'botbuilder';
import { createServer, plugins, type Request, type Response } from 'restify';

/** Collects what the bot sends, as the answer to the request. */
class InlineAdapter extends BotAdapter {
  readonly sent: Partial<Activity>[] = [];

  override sendActivities(_: TurnContext, activities: Partial<Activity>[]): Promise<ResourceResponse[]> {
    this.sent.push(...activities);
    return Promise.resolve(activities.map(() => ({ id: randomUUID() })));
  }

  override updateActivity(): Promise<void> {
    return Promise.resolve();
  }

  override deleteActivity(): Promise<void> {
    return Promise.resolve();
  }

  override continueConversation(): Promise<void> {
    return Promise.resolve();
  }

  override continueConversationAsync(): Promise<void> {
    return Promise.resolve();
  }

  async run(activity: Partial<Activity>): Promise<Partial<Activity>[]> {
    const context = new TurnContext(this, activity);
    await this.runMiddleware(context, (one) => bot.run(one));
    return this.sent;
  }
}

const bot = new ActivityHandler();
bot.onMessage(async (context, next) => {
  await context.sendActivity(`Echo: ${context.activity.text}`);
  await next();
});

const server = createServer({ name: '' });
server.use(plugins.bodyParser());
server.post('/api/messages', async (request: Request, response: Response) => {
  const body = request.body as Partial<Activity>;
  const activities = await new InlineAdapter().run({
    ...body,
    channelId: 'directline',
    serviceUrl: 'urn:echo',
    id: randomUUID(),
    recipient: { id: 'bot', name: 'bot' },
  });
  response.send(200, { activities });
});
server.listen(Number(process.env['PORT']), '127.0.0.1', () => {
  process.stdout.write('listening\n');
});
