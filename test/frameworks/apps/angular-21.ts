import '@angular/compiler';
import 'share-to-tiktok';
import {
  ApplicationRef,
  Component,
  CUSTOM_ELEMENTS_SCHEMA,
  provideZonelessChangeDetection,
  signal,
} from '@angular/core';
import { bootstrapApplication } from '@angular/platform-browser';
import { start } from './page.js';

const instances = signal<readonly unknown[]>([]);

@Component({
  // A second copy of this app draws into a root of its own.
  selector: 'main:not([ng-version])',
  schemas: [CUSTOM_ELEMENTS_SCHEMA],
  template: `
    @for (props of instances(); track $index) {
      <share-to-tiktok
        [attr.post-title]="props.title"
        [accept]="props.accept"
        [mode]="props.mode"
        [mediaLocked]="props.mediaLocked"
        [unaudited]="props.unaudited"
        [trigger]="props.trigger"
        [adapter]="props.adapter"
        [media]="props.media"
        [strings]="props.strings"
        (tiktok-ready)="props.on['tiktok-ready']($event)"
        (tiktok-draft-change)="props.on['tiktok-draft-change']($event)"
        (tiktok-before-publish)="props.on['tiktok-before-publish']($event)"
        (tiktok-progress)="props.on['tiktok-progress']($event)"
        (tiktok-status)="props.on['tiktok-status']($event)"
        (tiktok-published)="props.on['tiktok-published']($event)"
        (tiktok-error)="props.on['tiktok-error']($event)"
        (tiktok-open)="props.on['tiktok-open']($event)"
        (tiktok-close)="props.on['tiktok-close']($event)"
      ></share-to-tiktok>
    }
  `,
})
class Page {
  readonly instances = instances;
}

start((_, first) => {
  instances.set(first);
  const ready = bootstrapApplication(Page, { providers: [provideZonelessChangeDetection()] });
  return (next) => {
    instances.set(next);
    void ready.then((app) => app.injector.get(ApplicationRef).tick());
  };
});
