package dev.millet.tests.framework;

import dev.millet.api.database.Database;
import dev.millet.tests.Await;

/** The cursor of a subscription, which a test moves as if it were not kept. */
final class SubscriptionCursor {

  private static final long OUT_OF_REACH = Long.MAX_VALUE / 2;

  private final Database database;
  private final String subscription;

  SubscriptionCursor(Database database, String subscription) {
    this.database = database;
    this.subscription = subscription;
  }

  /** Returns the position behind which the subscription goes on. */
  long position() {
    return database.read(
        handle ->
            handle
                .createQuery("SELECT position FROM journal_cursors WHERE name = :name")
                .bind("name", subscription)
                .mapTo(Long.class)
                .one());
  }

  /** Has the subscription go on behind another position. */
  void moveTo(long position) {
    database.write(
        handle ->
            handle
                .createUpdate("UPDATE journal_cursors SET position = :to WHERE name = :name")
                .bind("to", position)
                .bind("name", subscription)
                .execute());
  }

  /** Has the subscription handle nothing until it is moved again. */
  void moveOutOfReach() {
    moveTo(OUT_OF_REACH);
  }

  /** Has the subscription never hear what has been told until now. */
  void moveToNewest() throws InterruptedException {
    awaitPlaces();
    moveTo(newest());
  }

  /** Waits until the subscription has handled all that has been told. */
  void awaitNewest() throws InterruptedException {
    awaitPlaces();
    Await.until(
        () -> position() >= newest(), () -> subscription + " is at " + position() + " only");
  }

  private void awaitPlaces() throws InterruptedException {
    Await.until(
        () -> count("SELECT COUNT(id) FROM journal_inbox") == 0,
        () -> "there are entries that have no place yet");
  }

  private long newest() {
    return count("SELECT COALESCE(MAX(position), 0) FROM journal_entries");
  }

  private long count(String sql) {
    return database.read(handle -> handle.createQuery(sql).mapTo(Long.class).one());
  }
}
