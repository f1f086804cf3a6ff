// Journey: papers were lost; which one, and in what order to have them made again.
import { describe, test } from 'vitest';
import { Walk } from './kit.ts';

const walk = (...values: readonly string[]): Walk => Walk.begin('lost_papers').through(...values);

describe('question: which_paper', () => {
  test('comes first', () => walk().isAt('which_paper'));
  test('does not take what is no paper', () => walk().refuses('con mèo'));
  test('takes the words of a choice, its number and its place', async () => {
    await walk().says('bằng lái xe').leadsToGuide('3.000348');
    await walk().says('3').leadsToGuide('3.000348');
    await walk().says('cái cuối').isAt('first_safe');
  });
  test.each([
    ['id_card', '1.014064'],
    ['licence', '3.000348'],
    ['land', '1.012786'],
  ])('%s goes over into its guide', (value, code) => walk(value).leadsToGuide(code));
  test('a passport is reported before a new one is made', async () => {
    const walked = walk('passport');
    await walked.endsAt('end_passport', /1\. Báo mất hộ chiếu.*2\. Làm hộ chiếu/s);
    await walked.offers('Báo mất hộ chiếu', 'Làm hộ chiếu phổ thông');
  });
  test('an insurance card ends at its procedure even without a guide', () =>
    walk('health').endsAt('end_insurance', '1.002759'));
  test('a diploma is not issued again, a copy is', () =>
    walk('diploma').endsAt('end_diploma', 'bản sao từ sổ gốc'));
});

describe('question: original_kept', () => {
  test('follows a lost certificate', () => walk('birth').isAt('original_kept'));
  test('does not take nonsense', () => walk('birth').refuses('mười hai'));
  test('a register that is kept means a copy', () => walk('birth', 'have').leadsToGuide('2.000635'));
  test('a lost register leads on', () => walk('birth', 'not_kept').isAt('which_register'));
});

describe('question: which_register', () => {
  test('a birth is registered again', () => walk('birth', 'not_kept', 'birth').leadsToGuide('1.004884'));
  test('a marriage is registered again', () =>
    walk('birth', 'not_kept', 'marriage').endsAt('end_marriage_again', '1.004746'));
});

describe('checklist: first_safe', () => {
  test('comes first when everything is lost', () => walk('many').isAt('first_safe'));
  test('an item is ticked off in words', async () => {
    const ticked = walk('many').says('khóa thẻ ngân hàng xong rồi');
    await ticked.isAt('first_safe', 'Tôi đã đánh dấu: Khóa thẻ ngân hàng');
  });
  test('an item is helped with and ticked by its button', async () => {
    const helped = walk('many').taps('Tôi còn thiếu').taps('Khóa thẻ ngân hàng');
    await helped.tells(['nhờ khóa thẻ']);
    await helped.taps('Tôi có rồi').isAt('first_safe');
  });
  test('leads on when done', () => walk('many').says('xong rồi').isAt('which_lost'));
});

describe('question: which_lost', () => {
  test('with the identity card lost, it comes first', () =>
    walk('many', 'done', 'yes_id').endsAt('end_many_with_id', /1\. Cấp lại thẻ căn cước/));
  test('without, the order is free', () => walk('many', 'done', 'no_id').endsAt('end_many', 'Căn cước còn'));
});
