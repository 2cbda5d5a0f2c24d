import type { router as Router } from './router.tsx';

let instance: typeof Router | undefined;

/** Set once at start: the frame is part of the routes, so importing the router from within it would be a circle. */
export function setRouter(router: typeof Router): void {
  instance = router;
}

export function router(): typeof Router {
  if (instance === undefined) throw new Error('the router is not set yet');
  return instance;
}
