package dev.millet.voting;

import dev.millet.api.subjects.SubjectDescription;
import dev.millet.voting.api.Ballots;

/**
 * The vote button of one subject.
 *
 * @param tally its support, and whether the reader is part of it
 * @param title what the subject is called; its own name where no module knows it
 * @param open whether votes are taken
 * @param path the subject's page; null where no module knows it
 */
public record VoteButton(Tally tally, String title, boolean open, String path) {

  /**
   * Returns the button of a tally.
   *
   * @param about its subject; null where no module knows it
   */
  static VoteButton of(Tally tally, SubjectDescription about) {
    return about == null
        ? new VoteButton(tally, tally.subject().id(), false, null)
        : new VoteButton(tally, about.title(), about.isOpen(Ballots.VOTES), about.path());
  }

  public boolean pressed() {
    return Boolean.TRUE.equals(tally.mine());
  }

  /**
   * Returns the path that it posts to: it withdraws a vote that was cast, and casts one that was
   * not.
   */
  public String action() {
    return "/voting/" + tally.subject() + (pressed() ? "/withdraw" : "/support");
  }
}
