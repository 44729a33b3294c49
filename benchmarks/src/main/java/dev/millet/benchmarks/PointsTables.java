package dev.millet.benchmarks;

import dev.millet.api.database.Dialect;
import dev.millet.database.engine.Engine;
import dev.millet.points.ledger.Ledger;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Makes the tables of the ledger and the leaderboards, by the steps of the module. */
final class PointsTables {

  private PointsTables() {}

  static void make(Engine engine) {
    engine.alone(
        connection -> {
          try (Statement statement = connection.createStatement()) {
            for (String step : steps()) {
              statement.execute(step);
            }
            return null;
          }
        });
  }

  /** Has PostgreSQL look at what is in the tables, as it does by itself within a minute. */
  static void analyze(Engine engine) {
    if (engine.dialect() == Dialect.POSTGRESQL) {
      engine.alone(
          connection -> {
            try (Statement statement = connection.createStatement()) {
              return statement.execute("ANALYZE");
            }
          });
    }
  }

  private static List<String> steps() {
    List<String> steps = new ArrayList<>();
    for (String name :
        List.of(
            "0001-accounts",
            "0002-accounts-due",
            "0003-transfers",
            "0004-transfers-by-time",
            "0005-lots",
            "0006-lots-live",
            "0007-uses",
            "0008-pending",
            "0009-pending-due",
            "0010-scores",
            "0011-scores-best",
            "0012-scores-of-account",
            "0020-board-scores",
            "0021-board-scores-best",
            "0022-board-scores-of-account",
            "0023-board-members",
            "0024-board-grants")) {
      try (InputStream file = Ledger.class.getResourceAsStream("/db/" + name + ".sql")) {
        steps.add(new String(file.readAllBytes(), StandardCharsets.UTF_8));
      } catch (IOException e) {
        throw new IllegalStateException("the step " + name + " cannot be read", e);
      }
    }
    return steps;
  }
}
