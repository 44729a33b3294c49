package dev.millet.suggestions.optional;

import dev.millet.voting.api.Ballots;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The api of voting, for as long as there is voting. Without it nothing of suggestions tells of
 * votes: no order by them, no count.
 */
public final class Voting {

  private final Supplier<Ballots> ballots;

  /**
   * Makes a view of voting.
   *
   * @param ballots gives what is there now, null where that is nothing; asked once per use
   */
  public Voting(Supplier<Ballots> ballots) {
    this.ballots = ballots;
  }

  /** Returns the api; to be read once per use. */
  public Optional<Ballots> ballots() {
    return Optional.ofNullable(ballots.get());
  }

  public boolean isPresent() {
    return ballots.get() != null;
  }
}
