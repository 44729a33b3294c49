package dev.millet.search;

import dev.millet.api.members.Person;
import dev.millet.search.query.Marked;
import java.time.Instant;
import java.util.List;

/**
 * The answer to a search of a program.
 *
 * @param next what {@code after} takes for the next slice; null on the last
 * @param count how many the caller may see, counted up to 200
 * @param more whether there are more than were counted
 * @param complete false while the index is being made: there may be more to find
 */
record SearchAnswer(List<Item> items, String next, int count, boolean more, boolean complete) {

  /**
   * Something that was found.
   *
   * @param title with the places that match
   * @param text the best passage, with the places that match
   * @param product the slug of the product; null for none
   * @param details what else it says
   */
  record Item(
      String type,
      String id,
      String path,
      Marked title,
      Marked text,
      String product,
      Details details) {}

  /**
   * Facts by which something is filtered.
   *
   * @param status null for none
   * @param assignee null for nobody
   * @param createdAt null for no time
   */
  record Details(String status, List<String> tags, Person assignee, Instant createdAt) {}
}
