package dev.millet.notices;

import java.util.List;

/**
 * The page on which a member chooses how they are told.
 *
 * @param mails whether mail can be sent; without it nothing of mail is shown
 * @param digest the word of the rhythm
 */
public record PreferencesModel(List<Row> rows, boolean mails, String digest) {

  /**
   * A type.
   *
   * @param shown whether it is shown on the site
   * @param mail the word of its delivery by mail
   */
  public record Row(String key, String name, boolean shown, String mail) {}

  /** Returns the words of the deliveries. */
  public List<String> deliveries() {
    return List.of("now", "digest", "off");
  }

  /** Returns the words of the rhythms. */
  public List<String> rhythms() {
    return List.of("daily", "weekly", "off");
  }
}
