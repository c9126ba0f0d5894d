import '@mux/mux-uploader';

bench.register('mux-uploader', async (place) => {
  const element = document.createElement('mux-uploader');
  element.setAttribute('endpoint', '/uploads');
  place.append(element);
  return element;
});
