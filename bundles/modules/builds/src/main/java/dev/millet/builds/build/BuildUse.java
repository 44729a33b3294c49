package dev.millet.builds.build;

import org.jdbi.v3.core.Handle;

/** Tells whether there are builds. Methods run in the handle's transaction. */
public final class BuildUse {

  private BuildUse() {}

  /** Returns whether there is any build. */
  public static boolean any(Handle handle) {
    return !handle
        .createQuery("SELECT b.id FROM builds_builds b ORDER BY b.id FETCH FIRST 1 ROWS ONLY")
        .mapTo(Long.class)
        .list()
        .isEmpty();
  }

  /** Returns whether a channel has a build. */
  public static boolean anyOf(Handle handle, long channel) {
    return !handle
        .createQuery(
            """
            SELECT b.id FROM builds_builds b WHERE b.place_channel = :channel
             FETCH FIRST 1 ROWS ONLY
            """)
        .bind("channel", channel)
        .mapTo(Long.class)
        .list()
        .isEmpty();
  }

  /** Returns whether a product has a build. */
  public static boolean anyOfProduct(Handle handle, long product) {
    return !handle
        .createQuery(
            """
            SELECT b.id FROM builds_builds b WHERE b.place_product = :product
             FETCH FIRST 1 ROWS ONLY
            """)
        .bind("product", product)
        .mapTo(Long.class)
        .list()
        .isEmpty();
  }
}
