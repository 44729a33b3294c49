package dev.millet.members.accounts;

import dev.millet.api.database.Database;
import dev.millet.members.circles.Circles;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.jdbi.v3.core.Handle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** The members page by page, for the staff: in the order in which they joined. */
@Component(service = Roster.class)
public final class Roster {

  private static final String BY_ROLE =
      """
      SELECT member_id FROM members_roles
      WHERE role = :role AND member_id > :after
      ORDER BY member_id LIMIT :most
      """;

  private static final String IMPORTED =
      """
      SELECT id FROM members_accounts
      WHERE id > :after AND imported_key IS NOT NULL AND password IS NULL
      ORDER BY id LIMIT :most
      """;

  private static final String SUSPENDED =
      """
      SELECT id FROM members_accounts
      WHERE id > :after AND suspended_at IS NOT NULL
      ORDER BY id LIMIT :most
      """;

  private final Database database;
  private final Accounts accounts;
  private final Circles circles;

  @Activate
  public Roster(
      @Reference Database database, @Reference Accounts accounts, @Reference Circles circles) {
    this.database = database;
    this.accounts = accounts;
    this.circles = circles;
  }

  /** Those whom a filter lets through and whose id is greater, in the order of their ids. */
  public List<Account> page(Filter filter, long after, int most) {
    if (filter.kind() == Filter.Kind.EVERYBODY) {
      return accounts.page(after, most);
    }
    List<Long> ids = database.read(handle -> ids(handle, filter, after, most));
    Map<Long, Account> found = accounts.byIds(ids);
    return ids.stream().map(found::get).filter(Objects::nonNull).toList();
  }

  private List<Long> ids(Handle handle, Filter filter, long after, int most) {
    return switch (filter.kind()) {
      case EVERYBODY -> List.of();
      case ROLE ->
          handle
              .createQuery(BY_ROLE)
              .bind("role", filter.role().name().toLowerCase(Locale.ROOT))
              .bind("after", after)
              .bind("most", most)
              .mapTo(Long.class)
              .list();
      case IMPORTED -> simple(handle, IMPORTED, after, most);
      case SUSPENDED -> simple(handle, SUSPENDED, after, most);
      case CIRCLE ->
          circles
              .bySlug(filter.circle())
              .map(circle -> circles.members(circle, after, most))
              .orElse(List.of());
    };
  }

  private static List<Long> simple(Handle handle, String query, long after, int most) {
    return handle
        .createQuery(query)
        .bind("after", after)
        .bind("most", most)
        .mapTo(Long.class)
        .list();
  }
}
