package dev.millet.points.draws;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.jobs.Next;
import java.time.Instant;
import java.util.List;

/**
 * Closes the lists whose time is over, and draws those with a sealed seed at once, or the next time
 * where it ended between the two. What cannot be closed, since nobody takes part or the public
 * numbers are out already, is left to the team, and keeps no other draw waiting.
 */
final class DueDraws {

  private static final int SOME = 50;

  private final Database database;
  private final DrawStore draws;
  private final DrawWriter writer;

  DueDraws(Database database, DrawStore draws, DrawWriter writer) {
    this.database = database;
    this.draws = draws;
    this.writer = writer;
  }

  Next run() {
    Instant now = database.now();
    List<Draw> due = due(now, 0);
    while (!due.isEmpty()) {
      due.forEach(this::decide);
      due = due(now, due.get(due.size() - 1).id());
    }
    return Next.LATER;
  }

  private List<Draw> due(Instant now, long after) {
    return database.read(handle -> draws.due(handle, now, after, SOME));
  }

  private void decide(Draw draw) {
    try {
      Draw closed = draw.state() == DrawState.OPEN ? writer.close(draw.id(), null) : draw;
      if (closed.source().kind() == SourceKind.SEED) {
        writer.reveal(draw.id(), null, "");
      }
    } catch (ProblemException refused) {
      // The page of the draw tells the team what is in its way; the others go on.
      return;
    }
  }
}
