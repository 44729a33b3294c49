package dev.millet.points.draws;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.jobs.Next;
import java.util.List;

/**
 * Closes the lists whose time is over, and draws those with a sealed seed at once. What cannot be
 * closed, since nobody takes part or the public numbers are out already, is left to the team.
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
    List<Draw> due = database.read(handle -> draws.due(handle, database.now(), SOME));
    due.forEach(this::decide);
    return Next.LATER;
  }

  private void decide(Draw draw) {
    try {
      Draw closed = writer.close(draw.id(), null);
      if (closed.source().kind() == SourceKind.SEED) {
        writer.reveal(draw.id(), null, "");
      }
    } catch (ProblemException refused) {
      // The page of the draw tells the team what is in its way; the others go on.
      return;
    }
  }
}
