// The frame is sandboxed: it has no origin, no storage and no way to the console but these two messages.
const address = decodeURIComponent(location.hash.slice(1));
if (/^https?:\/\//i.test(address)) {
  const picture = new Image();
  picture.alt = '';
  picture.onload = () => parent.postMessage({ width: picture.naturalWidth, height: picture.naturalHeight }, '*');
  picture.onerror = () => parent.postMessage('failed', '*');
  Object.assign(document.body.style, { margin: '0' });
  Object.assign(picture.style, { display: 'block', width: '100vw', height: '100vh', objectFit: 'contain' });
  picture.src = address;
  document.body.append(picture);
} else parent.postMessage('failed', '*');
