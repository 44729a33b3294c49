package dev.millet.points.draws;

/**
 * The tickets that are left in a draw, in the order of their entries (a Fenwick tree): it finds the
 * entry of a ticket, and takes all tickets of an entry out, in logarithmic time.
 */
final class TicketTree {

  private final int[] tickets;
  private final long[] sums;
  private long total;

  TicketTree(int[] tickets) {
    this.tickets = tickets.clone();
    this.sums = new long[tickets.length + 1];
    for (int i = 0; i < tickets.length; i++) {
      add(i, tickets[i]);
    }
  }

  /** Returns how many tickets are left. */
  long total() {
    return total;
  }

  /**
   * Takes out the entry that has a ticket.
   *
   * @param ticket counted from 0 among those that are left
   * @return the index of the entry
   */
  int take(long ticket) {
    int before = 0;
    long rest = ticket;
    for (int step = Integer.highestOneBit(sums.length); step > 0; step >>= 1) {
      int next = before + step;
      if (next < sums.length && sums[next] <= rest) {
        before = next;
        rest -= sums[next];
      }
    }
    add(before, -tickets[before]);
    return before;
  }

  private void add(int index, int count) {
    for (int i = index + 1; i < sums.length; i += i & -i) {
      sums[i] += count;
    }
    total += count;
  }
}
