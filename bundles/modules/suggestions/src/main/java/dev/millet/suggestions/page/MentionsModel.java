package dev.millet.suggestions.page;

import dev.millet.api.members.Member;
import java.time.Instant;
import java.util.List;

/**
 * What the page of mentions shows.
 *
 * @param next the next page; null on the last
 */
public record MentionsModel(List<Row> rows, String next) {

  /**
   * One mention.
   *
   * @param by null for somebody whose account is gone
   */
  public record Row(String path, String title, String excerpt, Member by, Instant at) {}
}
