package dev.millet.points.draws;

import dev.millet.api.database.Database;
import dev.millet.api.lists.ListRequest;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;

/** Makes two draws to look at, one decided and one open, where there is no draw yet. */
public final class DemoDraws {

  private static final int OPEN_DAYS = 6;

  private final Database database;
  private final DrawStore draws;
  private final DrawWriter writer;
  private final Entrants entrants;

  DemoDraws(Database database, DrawStore draws, DrawWriter writer, Entrants entrants) {
    this.database = database;
    this.draws = draws;
    this.writer = writer;
    this.entrants = entrants;
  }

  /** Has members enter a draw that is decided at once, and one that stays open. */
  public void make(Collection<Long> members) {
    boolean none =
        database.read(handle -> draws.list(handle, ListRequest.first(1))).items().isEmpty();
    if (none && !members.isEmpty()) {
      Instant now = database.now();
      Draw decided = announce("Three phones before launch 新机上市前体验", 3, now, "");
      enter(decided, members);
      writer.close(decided.id(), null);
      writer.reveal(decided.id(), null, "");
      Draw open =
          announce("Tickets for the launch party 新品发布会门票", 4, now, "双色球 Double Colour Ball");
      enter(open, members.stream().skip(members.size() / 3).toList());
    }
  }

  private Draw announce(String title, int places, Instant now, String source) {
    Instant closes = now.plus(Duration.ofDays(OPEN_DAYS));
    return writer.announce(
        new NewDraw(
            title,
            places,
            "draw",
            "",
            List.of(),
            closes,
            source,
            "",
            source.isEmpty() ? null : closes.plus(Duration.ofDays(1))),
        null);
  }

  /** Every other one agrees to be named. */
  private void enter(Draw draw, Collection<Long> members) {
    boolean named = false;
    for (long each : members) {
      named = !named;
      entrants.enter(draw.id(), each, named);
    }
  }
}
