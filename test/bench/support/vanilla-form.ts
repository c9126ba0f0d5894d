/** The same fields without any script but a counter: what a browser costs by itself. */
export function vanillaForm(title: string): HTMLFormElement {
  const form = document.createElement('form');
  form.className = 'vanilla';
  const area = document.createElement('textarea');
  area.rows = 3;
  area.value = title;
  const counter = document.createElement('output');
  const count = (): void => {
    counter.textContent = `${area.value.length.toLocaleString('en')} / 2,200`;
  };
  area.addEventListener('input', count);
  count();
  const privacy = document.createElement('select');
  privacy.append(...['Everyone', 'Friends', 'Only me'].map((name) => new Option(name)));
  const boxes = ['Comment', 'Duet', 'Stitch', 'Disclose commercial content'].map((name) => {
    const box = document.createElement('input');
    box.type = 'checkbox';
    return labeled(name, box);
  });
  const button = document.createElement('button');
  button.type = 'button';
  button.textContent = 'Post';
  form.append(labeled('Title', area), counter, labeled('Who can view this post', privacy), ...boxes, button);
  return form;
}

function labeled(name: string, control: HTMLElement): HTMLLabelElement {
  const label = document.createElement('label');
  label.append(name, control);
  return label;
}
