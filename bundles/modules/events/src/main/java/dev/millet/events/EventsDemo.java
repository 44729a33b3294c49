package dev.millet.events;

import dev.millet.api.database.Database;
import dev.millet.api.imports.DemoData;
import java.io.InputStream;

/** Ten events of a company that makes phones, in five cities. */
final class EventsDemo implements DemoData {

  private final Database database;

  EventsDemo(Database database) {
    this.database = database;
  }

  @Override
  public boolean isWanted() {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT e.id FROM events_events e ORDER BY e.id FETCH FIRST 1 ROWS ONLY")
                .mapTo(Long.class)
                .findOne()
                .isEmpty());
  }

  @Override
  public InputStream open() {
    return EventsDemo.class.getResourceAsStream("/demo/events.jsonl");
  }
}
