package dev.millet.members.pages;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Request;
import dev.millet.api.pages.Columns;
import dev.millet.api.pages.Fragment;
import dev.millet.api.pages.Html;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.Slots;
import dev.millet.members.permissions.MembersPermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/** Shows on the home of the administration how many members joined in each of the last weeks. */
public final class SignUpFigure {

  private static final int WEEKS = 8;
  private static final int ORDER = 100;
  private static final Duration WEEK = Duration.ofDays(7);

  private final Database database;
  private final Pages pages;

  SignUpFigure(Database database, Pages pages) {
    this.database = database;
    this.pages = pages;
  }

  /**
   * The model of the figure.
   *
   * @param now of the last seven days
   * @param before of the seven days before
   */
  public record Model(long now, long before, Html plot) {}

  Fragment contribution() {
    return Fragment.section(
        Slots.FIGURES, ORDER, MembersPermissions.READ_DIRECTORY, this::rendered);
  }

  private Html rendered(Request request) {
    List<Long> weeks = weeks(database.now());
    Model model = new Model(weeks.get(WEEKS - 1), weeks.get(WEEKS - 2), Columns.of(weeks));
    return pages.fragment(request, "sign-up-figure.jte", model);
  }

  private List<Long> weeks(Instant now) {
    return database.read(
        handle -> {
          List<Long> weeks = new ArrayList<>();
          for (int i = WEEKS; i > 0; i--) {
            weeks.add(
                handle
                    .createQuery(
                        """
                        SELECT COUNT(*) FROM members_accounts
                         WHERE created_at > :from AND created_at <= :to
                        """)
                    .bind("from", now.minus(WEEK.multipliedBy(i)).atOffset(ZoneOffset.UTC))
                    .bind("to", now.minus(WEEK.multipliedBy(i - 1)).atOffset(ZoneOffset.UTC))
                    .mapTo(Long.class)
                    .one());
          }
          return weeks;
        });
  }
}
