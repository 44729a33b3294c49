package dev.millet.members.pages;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Request;
import dev.millet.api.pages.Fragment;
import dev.millet.api.pages.Html;
import dev.millet.api.pages.Pages;
import dev.millet.api.pages.Slots;
import dev.millet.api.pages.Weeks;
import dev.millet.members.permissions.MembersPermissions;
import java.time.Instant;
import org.jdbi.v3.core.Handle;

/** Shows on the home of the administration how many members joined in each of the last weeks. */
public final class SignUpFigure {

  private static final int ORDER = 100;

  private final Database database;
  private final Pages pages;

  SignUpFigure(Database database, Pages pages) {
    this.database = database;
    this.pages = pages;
  }

  Fragment contribution() {
    return Fragment.section(
        Slots.FIGURES, ORDER, MembersPermissions.READ_DIRECTORY, this::rendered);
  }

  private Html rendered(Request request) {
    Weeks weeks =
        database.read(handle -> Weeks.until(database.now(), (from, to) -> count(handle, from, to)));
    return pages.fragment(request, "sign-up-figure.jte", weeks);
  }

  private static long count(Handle handle, Instant from, Instant to) {
    return handle
        .createQuery(
            """
            SELECT COUNT(*) FROM members_accounts WHERE created_at > :from AND created_at <= :to
            """)
        .bind("from", from)
        .bind("to", to)
        .mapTo(Long.class)
        .one();
  }
}
