package dev.phoenix.local.watch;

import java.time.Duration;

/** Looks at one thing again and again. Used by one thread. */
interface Looker {

  /** Looks once; answers how long it need not look again. */
  Duration look() throws InterruptedException;
}
