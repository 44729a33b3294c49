package dev.millet.suggestions.page;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Request;
import dev.millet.api.modules.Contribution;
import dev.millet.api.pages.Columns;
import dev.millet.api.pages.Fragment;
import dev.millet.api.pages.Html;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.SetupStep;
import dev.millet.api.pages.Slots;
import dev.millet.api.pages.Weeks;
import dev.millet.suggestions.care.Promise;
import dev.millet.suggestions.care.PromiseFigures;
import dev.millet.suggestions.care.PromiseWeeks;
import dev.millet.suggestions.http.InboxApi;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** Tells the administration how many suggestions there are, how many wait, and the first step. */
public final class WeekFigures {

  private static final int ORDER = 200;
  private static final int FIRST = 3;

  private final Database database;
  private final Pages pages;
  private final Promise promise;
  private final InstantSource clock;

  WeekFigures(PageParts parts) {
    this.database = parts.platform().database();
    this.pages = parts.display().pages();
    this.promise = parts.careServices().promise();
    this.clock = parts.platform().clock();
  }

  /**
   * The model of both fragments.
   *
   * @param weeks how many came in; null where nobody is told
   * @param kept how the promise was kept by week; null where nobody is told
   * @param within what was promised
   */
  public record Model(Weeks weeks, PromiseFigures figures, PromiseWeeks kept, Duration within) {

    /** Returns within how many minutes half are answered; null where that is not known. */
    public Long medianMinutes() {
      Long seconds = figures.medianSeconds();
      return seconds == null ? null : Math.max(1, (seconds + 30) / 60);
    }

    /** Returns the plot of the promise by week; empty where nothing was received. */
    public Html plot() {
      return kept.isKnown() ? Columns.of(100, kept.percents()) : Html.EMPTY;
    }
  }

  List<Contribution> contributions() {
    return List.of(
        Fragment.section(Slots.ATTENTION, ORDER, InboxApi.READ, this::attention),
        Fragment.section(Slots.FIGURES, ORDER, InboxApi.READ, this::figures),
        SetupStep.of("suggestions.first", 400, "/suggestions/new", request -> areBegun()));
  }

  /** Returns whether there are enough suggestions for newcomers to see what is meant. */
  private boolean areBegun() {
    return database
            .read(
                handle ->
                    handle
                        .createQuery(
                            "SELECT id FROM suggestions_suggestions ORDER BY id LIMIT :first")
                        .bind("first", FIRST)
                        .mapTo(Long.class)
                        .list())
            .size()
        == FIRST;
  }

  private Html attention(Request request) {
    PromiseFigures read =
        database.read(handle -> PromiseFigures.read(handle, promise, clock.instant()));
    Model model = new Model(null, read, null, promise.within());
    return read.late() == 0 ? Html.EMPTY : pages.fragment(request, "attention.jte", model);
  }

  private Html figures(Request request) {
    Instant now = clock.instant();
    Model model =
        database.read(
            handle ->
                new Model(
                    Weeks.until(now, (from, to) -> count(handle, from, to)),
                    PromiseFigures.read(handle, promise, now),
                    PromiseWeeks.read(handle, promise, now),
                    promise.within()));
    return pages.fragment(request, "week-figures.jte", model);
  }

  private static long count(Handle handle, Instant from, Instant to) {
    return handle
        .createQuery(
            """
            SELECT COUNT(*) FROM suggestions_care WHERE received_at > :from AND received_at <= :to
            """)
        .bind("from", from)
        .bind("to", to)
        .mapTo(Long.class)
        .one();
  }
}
