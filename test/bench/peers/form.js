/**
 * The fields of the page that posts to TikTok, made of a library's elements: title, audience, interactions, disclosure, button.
 * Resolves when each of them has rendered.
 */
export async function form(place, prefix, title) {
  const box = document.createElement('form');
  const field = (name, properties, ...children) => {
    const element = Object.assign(document.createElement(`${prefix}-${name}`), properties);
    element.append(...children);
    box.append(element);
    return element;
  };
  const option = (text, index) => {
    const element = document.createElement(`${prefix}-option`);
    element.setAttribute('value', String(index));
    element.append(text);
    return element;
  };
  const area = field('textarea', { label: 'Title', value: title, rows: 3 });
  const counter = box.appendChild(document.createElement('output'));
  const count = () => {
    counter.textContent = `${area.value.length.toLocaleString('en')} / 2,200`;
  };
  area.addEventListener('input', count);
  count();
  field('select', { label: 'Who can view this post' }, ...['Everyone', 'Friends', 'Only me'].map(option));
  for (const name of ['Comment', 'Duet', 'Stitch']) field('checkbox', {}, name);
  field('switch', {}, 'Disclose commercial content');
  field('button', { variant: prefix === 'wa' ? 'brand' : 'primary' }, 'Post');
  place.append(box);
  await Promise.all([...box.querySelectorAll('*')].map((element) => element.updateComplete));
  return box;
}
