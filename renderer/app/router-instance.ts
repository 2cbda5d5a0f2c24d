import type { RegisteredRouter } from '@tanstack/react-router';

let instance: RegisteredRouter | undefined;

/** Set once at start: the frame is part of the routes, so importing the router from within it would be a circle. */
export function setRouter(router: RegisteredRouter): void {
  instance = router;
}

export function router(): RegisteredRouter {
  if (instance === undefined) throw new Error('the router is not set yet');
  return instance;
}
