package dev.millet.voting;

/**
 * What the button of one subject shows.
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

  /** Where pressing it leads: it does the opposite of what is. */
  public String action() {
    return "/voting/" + tally.subject() + (pressed() ? "/withdraw" : "/support");
  }
}
