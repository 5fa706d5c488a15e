export function createBar(element, events) {
  const items = new window.vis.DataSet(events.map((event, id) => ({
    id, content: event.head, start: new Date(event.y, event.m - 1, event.d), title: event.text,
  })));
  element.style.width = '640px';
  return new Promise((resolve) => {
    const timeline = new window.vis.Timeline(element, items, { height: 400 });
    const drawn = () => {
      timeline.off('changed', drawn);
      resolve(timeline);
    };
    timeline.on('changed', drawn);
  });
}
