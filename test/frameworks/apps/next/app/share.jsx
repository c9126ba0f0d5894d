'use client';
import 'share-to-tiktok';
import { useEffect, useRef, useState } from 'react';
import { adapter } from '../../adapter.js';

/** React sets no properties and adds no listeners to a custom element that it hydrates, so both go through the ref. */
export function Share() {
  const share = useRef(null);
  const [told, setTold] = useState('nothing');
  useEffect(() => {
    const element = share.current;
    const published = () => setTold('published');
    const preset = async () => {
      const bytes = await (await fetch('/clip.mp4')).arrayBuffer();
      element.media = new File([bytes], 'clip.mp4', { type: 'video/mp4' });
    };
    element.adapter = adapter;
    element.addEventListener('tiktok-published', published);
    void preset();
    return () => element.removeEventListener('tiktok-published', published);
  }, []);
  return (
    <>
      <share-to-tiktok ref={share} post-title="From the host" />
      <output>{told}</output>
    </>
  );
}
