package dev.millet.voting;

import dev.millet.api.gateway.Request;
import java.util.List;

/**
 * A page of votes.
 *
 * @param next what {@code after} takes for the next page; null on the last
 */
record Slice(List<Vote> votes, String next) {

  private static final int USUAL = 25;
  private static final int MOST = 100;

  /** Reads votes from a position on. */
  @FunctionalInterface
  interface Source {
    /** Reads at most that many; from the first where {@code after} is null. */
    List<Vote> read(VotePosition after, int most);
  }

  /** The page that a program asks for. */
  static Slice of(Request request, Source source) {
    return of(request, request.query("limit", 1, MOST, USUAL), source);
  }

  /** A page of some length, from where the request says. */
  static Slice of(Request request, int length, Source source) {
    VotePosition after = request.query("after").map(VotePosition::of).orElse(null);
    List<Vote> found = source.read(after, length + 1);
    if (found.size() <= length) {
      return new Slice(found, null);
    }
    return new Slice(found.subList(0, length), VotePosition.of(found.get(length - 1)).toString());
  }
}
