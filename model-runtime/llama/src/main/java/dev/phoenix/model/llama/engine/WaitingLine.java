package dev.phoenix.model.llama.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Accepted requests that wait for a slot, first come first served. There are as many places as
 * slots and waiting requests together, so that an idle model takes a burst of both.
 */
final class WaitingLine {

  private final int places;
  private final Deque<Ticket> tickets = new ArrayDeque<>();
  private int taken;

  WaitingLine(int places) {
    this.places = places;
  }

  /** Joins the line; false if there is no place. */
  synchronized boolean offer(Ticket ticket) {
    if (taken == places) {
      return false;
    }
    taken++;
    tickets.add(ticket);
    return true;
  }

  /** The next request, which keeps its place until {@link #leave}; null if there is none. */
  synchronized @Nullable Ticket poll() {
    return tickets.poll();
  }

  /** Frees the place of a request that was polled. */
  synchronized void leave() {
    taken--;
  }

  /** Takes out the requests that were cancelled while they waited; they keep their places. */
  synchronized List<Ticket> takeCancelled() {
    List<Ticket> cancelled = new ArrayList<>();
    for (Iterator<Ticket> each = tickets.iterator(); each.hasNext(); ) {
      Ticket ticket = each.next();
      if (ticket.generation().cancelled()) {
        each.remove();
        cancelled.add(ticket);
      }
    }
    return cancelled;
  }

  /** How many wait. */
  synchronized int size() {
    return tickets.size();
  }

  /** How many places there are. */
  int places() {
    return places;
  }
}
