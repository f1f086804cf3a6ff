// The form that says which case it is: way of filing, questions of the procedure, commune, day. It answers at each change, and as a form without a script.
import type { CaseSheet } from '../../dialogs/dialogs.ts';
import { type KnowledgeBase, methodWords, startUpper } from '../../knowledge/knowledge.ts';
import type { Guide, Method } from '../../knowledge/types.ts';
import { html, type Html } from '../../web/html.ts';
import { answerPrefix, type CaseQuery } from './case-query.ts';

export function caseForm(kb: KnowledgeBase, guide: Guide, asked: CaseQuery, sheet: CaseSheet): Html {
  const address = `/can-bo/thu-tuc/${guide.code}`;
  return html`<form
    id="truong-hop"
    class="card case"
    action="${address}"
    method="get"
    hx-get="${address}"
    hx-trigger="change"
    hx-target="#noi-dung"
    hx-select="#noi-dung > *"
    hx-swap="innerMorph"
    hx-replace-url="true"
  >
    <h2>Trường hợp</h2>
    <fieldset>
      <legend>Cách nộp</legend>
      ${sheet.methods.map((method) => methodChoice(method, asked.method))}
    </fieldset>
    ${sheet.questions.map(({ question, chosen }) =>
      picker({
        id: `${answerPrefix}${question.id}`,
        label: question.ask,
        chosen,
        none: 'Chưa rõ',
        choices: question.choices.map(({ value, label }) => [value, label]),
      }),
    )}
    ${picker({
      id: 'xa',
      label: 'Xã, phường của người dân',
      chosen: asked.unit,
      none: 'Chưa rõ',
      choices: unitsOf(kb),
    })}
    <p>
      <label for="ngay">Tính theo ngày</label>
      <input id="ngay" name="ngay" type="date" value="${asked.day}" min="2020-01-01" max="2039-12-31" />
    </p>
    <button type="submit">Xem trường hợp này</button>
  </form>`;
}

function methodChoice(method: Method, chosen: Method | null): Html {
  const id = `cach-${method}`;
  return html`<label class="choice" for="${id}">
    <input
      id="${id}"
      type="radio"
      name="cach"
      value="${method}"
      ${method === chosen ? html`checked` : ''}
    />${startUpper(methodWords[method])}
  </label>`;
}

interface Picker {
  readonly id: string;
  readonly label: string;
  readonly chosen: string | null;
  readonly none: string;
  readonly choices: readonly (readonly [value: string, label: string])[];
}

function picker({ id, label, chosen, none, choices }: Picker): Html {
  return html`<p>
    <label for="${id}">${label}</label>
    <select id="${id}" name="${id}">
      <option value="">${none}</option>
      ${choices.map(
        ([value, words]) =>
          html`<option value="${value}" ${value === chosen ? html`selected` : ''}>${words}</option>`,
      )}
    </select>
  </p>`;
}

function unitsOf(kb: KnowledgeBase): readonly (readonly [string, string])[] {
  return [...kb.units.values()]
    .sort((one, other) => one.name.localeCompare(other.name, 'vi'))
    .map(({ code, type, name }) => [code, `${type} ${name}`]);
}
