import type { PropertyDeclaration, ReactiveElement } from '@lit/reactive-element';

/** As Lit's decorator of this name, for fields alone; the rest of that one is for standard decorators and accessors. */
export const property =
  (options?: PropertyDeclaration) =>
  (prototype: ReactiveElement, name: string): void =>
    // A decorator gets the prototype, whose constructor is the class.
    (prototype.constructor as typeof ReactiveElement).createProperty(name, options);
