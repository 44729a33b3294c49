package dev.millet.points.ledger;

import dev.millet.points.api.Receipt;
import java.util.Collection;
import java.util.List;
import java.util.Set;

/**
 * A call of the ledger, which is decided in memory together with others.
 *
 * @param members whose accounts it changes
 * @param about the ids of the transfers that it is about, whose accounts it changes
 * @param ids of transfers that may have been made before
 */
record Call(
    Collection<Long> members, Collection<String> about, Collection<String> ids, Decision decision) {

  /** Decides a call. */
  interface Decision {

    /**
     * Makes transfers.
     *
     * @param existing the members of all calls whose accounts exist
     * @throws dev.millet.api.gateway.ProblemException where it is refused, before anything is made
     */
    List<Receipt> decide(Posting posting, Set<Long> existing);
  }

  static Call of(Collection<Long> members, Collection<String> ids, Decision decision) {
    return new Call(members, List.of(), ids, decision);
  }

  static Call about(Collection<String> about, Collection<String> ids, Decision decision) {
    return new Call(List.of(), about, ids, decision);
  }

  /** Returns how many transfers it makes, or how many it is about. */
  int weight() {
    return Math.max(1, ids.size() + about.size());
  }
}
