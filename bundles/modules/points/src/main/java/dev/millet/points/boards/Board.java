package dev.millet.points.boards;

/**
 * A leaderboard that a reader may see.
 *
 * @param key names it in addresses, such as {@code product/xenon} or {@code city/chengdu}; empty
 *     for the one of everybody
 * @param kind {@code product}, or the name of a kind of sets; empty for the one of everybody
 * @param stored names it in the database; empty for the one of everybody
 * @param name what it is called, for a reader; empty for the one of everybody
 */
public record Board(String key, String kind, String stored, String name) {

  /** The leaderboard of everybody. */
  public static final Board EVERYBODY = new Board("", "", "", "");

  /** The kind of the leaderboards of products. */
  public static final String PRODUCT = "product";

  public static Board of(String kind, String key, String stored, String name) {
    return new Board(kind + "/" + key, kind, kind + "/" + stored, name);
  }

  boolean isOfEverybody() {
    return kind.isEmpty();
  }
}
