// `npm run staff -- add-admin <name> | reset <name> | one-step <name> | list`: the first administrator of the clerks' desk, and help for one who is locked out.
import { readConfig } from '../config.ts';
import { CodedError } from '../errors.ts';
import { createLog } from '../log.ts';
import { addAccount, readName, resetPassword } from '../staff/staff.ts';
import { openStorage } from '../storage/storage.ts';
import { print, runCommand } from './platforms/desk.ts';

const usage =
  'Cách dùng: npm run staff -- add-admin <tên đăng nhập> | reset <tên đăng nhập> | one-step <tên đăng nhập> | list\n';
const [command = '', given = ''] = process.argv.slice(2);

await runCommand(async () => {
  if (!['add-admin', 'reset', 'one-step', 'list'].includes(command)) {
    process.stderr.write(usage);
    process.exitCode = 2;
    return;
  }
  const config = readConfig(process.env);
  const place = config.databaseUrl ? { databaseUrl: config.databaseUrl } : { directory: config.dataDir };
  const storage = await openStorage(place, createLog('silent'));
  try {
    const { accounts } = storage.staff;
    if (command === 'list') {
      for (const { name, role, disabledAt } of await accounts.list())
        print(`${name}\t${role}${disabledAt === null ? '' : '\tđã khóa'}`);
      return;
    }
    const name = readName(given);
    if (name === null) {
      throw new CodedError(
        'config-invalid',
        'Tên đăng nhập gồm chữ không dấu, số, dấu chấm hoặc gạch, từ 2 đến 40 ký tự, bắt đầu bằng chữ.',
      );
    }
    const by = { actor: 'lệnh', at: new Date() };
    if (command === 'one-step') {
      const entry = { ...by, action: 'second-factor-reset', subject: name, detail: null };
      if ((await accounts.change(name, { secondFactor: null }, entry)) !== 'done') throw unknownAccount(name);
      print(`«${name}» nay chỉ cần mật khẩu để vào, cho tới khi bật lại hai bước.`);
      return;
    }
    const password =
      command === 'add-admin'
        ? await addAccount(accounts, { name, role: 'administrator' }, by, config.staff.oneTime)
        : await reset(name, by);
    if (password === null) throw new CodedError('config-invalid', `Đã có tài khoản «${name}».`);
    print(
      `Tên đăng nhập: ${name}`,
      `Mật khẩu dùng một lần: ${password}`,
      `Vào /can-bo trong ${config.staff.oneTime / 3_600_000} giờ tới rồi đặt mật khẩu riêng.`,
    );
  } finally {
    await storage.close();
  }

  async function reset(name: string, by: { actor: string; at: Date }): Promise<string> {
    const { outcome, password } = await resetPassword(storage.staff.accounts, name, by, config.staff.oneTime);
    if (outcome !== 'done') throw unknownAccount(name);
    return password;
  }
});

function unknownAccount(name: string): CodedError {
  return new CodedError('config-invalid', `Không có tài khoản «${name}».`);
}
