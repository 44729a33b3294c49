package dev.millet.voting;

/**
 * The vote button of one subject.
 *
 * @param tally its support, and whether the reader is part of it
 * @param title what the subject is called; its own name where no module knows it
 * @param open whether votes are taken
 * @param path the subject's page; null where no module knows it
 */
public record VoteButton(Tally tally, String title, boolean open, String path) {

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
