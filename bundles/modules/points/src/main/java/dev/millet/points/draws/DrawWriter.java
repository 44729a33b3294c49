package dev.millet.points.draws;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Problem;
import dev.millet.api.guard.Guard;
import dev.millet.api.members.Member;
import dev.millet.points.api.selection.Method;
import dev.millet.points.api.selection.Requirement;
import java.time.Instant;
import java.util.List;
import org.jdbi.v3.core.Handle;

/**
 * Announces draws, closes their lists, draws and cancels. Each change is decided by rows that are
 * read under the lock of the draw's row, so nothing is drawn twice.
 */
final class DrawWriter {

  private final Database database;
  private final Guard guard;
  private final DrawStore draws;
  private final Criteria criteria;
  private final Decision decision;
  private final DrawJournal journal;

  DrawWriter(
      Database database,
      Guard guard,
      DrawStore draws,
      Criteria criteria,
      Decision decision,
      DrawJournal journal) {
    this.database = database;
    this.guard = guard;
    this.draws = draws;
    this.criteria = criteria;
    this.decision = decision;
    this.journal = journal;
  }

  /** A change of a draw, decided under the lock of its row. */
  private interface Change {
    Draw of(Handle handle, Draw draw, Instant now);
  }

  /**
   * Announces a draw: what is drawn, for whom, until when, and where the random numbers come from.
   *
   * @param by null for the operator
   */
  Draw announce(NewDraw typed, Member by) {
    List<Requirement> asked = typed.asked();
    criteria.requireKnown(asked, typed.score());
    return database.write(
        handle -> {
          guard.writerActive(by);
          Instant now = database.now();
          if (!typed.closesAt().isAfter(now)) {
            throw Problem.invalid("closesAt", "past", "closesAt is to come").toException();
          }
          Draw made =
              draws.insert(
                  handle,
                  new Draw(
                      0,
                      typed.title(),
                      DrawState.OPEN,
                      Draw.Plan.of(typed.how(), typed.places(), typed.score()),
                      source(typed),
                      new Draw.Times(now, typed.closesAt(), null, null, null),
                      new Draw.Published("", 0),
                      null,
                      new Draw.Team(by == null ? null : by.id(), "")),
                  asked);
          journal.changed(DrawJournal.ANNOUNCED, made, by == null ? null : by.id(), now);
          return made;
        });
  }

  private Draw.Source source(NewDraw typed) {
    if (typed.how() == Method.RANK) {
      return new Draw.Source(SourceKind.NONE, "", "", null, "", "", "");
    }
    return typed.source().isEmpty()
        ? decision.sealed()
        : new Draw.Source(
            SourceKind.PUBLIC, typed.source(), typed.sourceUrl(), typed.numbersAt(), "", "", "");
  }

  /**
   * Closes the list and publishes it. One of a rank is decided with it.
   *
   * @param by null for the operator, and where time does it
   * @throws dev.millet.api.gateway.ProblemException 409 where it is not open, nobody takes part, or
   *     the random numbers are out already
   */
  Draw close(long id, Member by) {
    return change(
        id,
        by,
        (handle, draw, now) -> {
          DrawProblems.requireOwn(draw);
          requireNotOver(draw);
          if (draw.state() != DrawState.OPEN) {
            throw DrawProblems.notOpen();
          }
          Instant numbersAt = draw.source().at();
          if (numbersAt != null && !now.isBefore(numbersAt)) {
            throw DrawProblems.late();
          }
          Draw closed = decision.close(handle, draw, now);
          if (closed.list().size() == 0) {
            throw DrawProblems.empty();
          }
          Long who = by == null ? null : by.id();
          journal.changed(DrawJournal.CLOSED, closed, who, now);
          return closed.isRandom() ? closed : decision.decide(handle, closed, "", who, now);
        });
  }

  /**
   * Draws: with the numbers of the public source, or with the sealed seed. The same numbers again
   * change nothing.
   *
   * @throws dev.millet.api.gateway.ProblemException 409 where the list is open, the numbers cannot
   *     be out yet, or others were drawn with; 422 for what is no numbers
   */
  Draw reveal(long id, Member by, String numbers) {
    return change(
        id,
        by,
        (handle, draw, now) -> {
          DrawProblems.requireOwn(draw);
          String key = key(draw, numbers);
          if (draw.state() == DrawState.DRAWN && key.equals(draw.source().entropy())) {
            return draw;
          }
          requireNotOver(draw);
          if (draw.state() == DrawState.OPEN) {
            throw DrawProblems.notClosed();
          }
          if (draw.source().at() != null && now.isBefore(draw.source().at())) {
            throw DrawProblems.early();
          }
          return decision.decide(handle, draw, key, by == null ? null : by.id(), now);
        });
  }

  private static String key(Draw draw, String numbers) {
    if (draw.source().kind() != SourceKind.PUBLIC) {
      return draw.source().entropy();
    }
    return SourceNumbers.key(numbers)
        .orElseThrow(
            () ->
                Problem.invalid(
                        "numbers",
                        "no-numbers",
                        "numbers are whole numbers such as 4 9 15 22 27 31 / 11")
                    .toException());
  }

  /** Cancels a draw that is not decided; one that is cancelled stays so. */
  Draw cancel(long id, Member by, String reason) {
    return change(
        id,
        by,
        (handle, draw, now) -> {
          DrawProblems.requireOwn(draw);
          if (draw.state() == DrawState.CANCELLED) {
            return draw;
          }
          requireNotOver(draw);
          Draw over = draws.save(handle, draw.cancelled(reason, now));
          journal.changed(DrawJournal.CANCELLED, over, by == null ? null : by.id(), now);
          return over;
        });
  }

  private static void requireNotOver(Draw draw) {
    if (draw.state() == DrawState.DRAWN) {
      throw DrawProblems.done();
    }
    if (draw.state() == DrawState.CANCELLED) {
      throw DrawProblems.cancelled();
    }
  }

  private Draw change(long id, Member by, Change change) {
    return database.write(
        handle -> {
          guard.writerActive(by);
          Draw draw = draws.lock(handle, id).orElseThrow(DrawProblems::unknown);
          return change.of(handle, draw, database.now());
        });
  }
}
