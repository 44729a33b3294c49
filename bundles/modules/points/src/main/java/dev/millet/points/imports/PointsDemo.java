package dev.millet.points.imports;

import dev.millet.api.database.Database;
import dev.millet.api.imports.DemoData;
import java.io.InputStream;

/** Points of some members of a company that makes phones, over a year. */
final class PointsDemo implements DemoData {

  private final Database database;

  PointsDemo(Database database) {
    this.database = database;
  }

  @Override
  public boolean isWanted() {
    return database.read(
        handle ->
            handle
                .createQuery(
                    "SELECT a.id FROM points_accounts a ORDER BY a.id FETCH FIRST 1 ROWS ONLY")
                .mapTo(Long.class)
                .findOne()
                .isEmpty());
  }

  @Override
  public InputStream open() {
    return PointsDemo.class.getResourceAsStream("/demo/points.jsonl");
  }
}
