package dev.millet.members.accounts;

import dev.millet.api.database.Database;
import dev.millet.platform.api.members.MailAddresses;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads the mail addresses of members. */
@Component(service = MailAddresses.class)
public final class StoredMailAddresses implements MailAddresses {

  private static final String OF =
      """
      SELECT id, email FROM members_accounts
      WHERE id IN (<ids>) AND email IS NOT NULL AND suspended_at IS NULL
      """;

  private final Database database;

  @Activate
  public StoredMailAddresses(@Reference Database database) {
    this.database = database;
  }

  @Override
  public Map<Long, String> of(Collection<Long> members) {
    Map<Long, String> found = new HashMap<>();
    if (!members.isEmpty()) {
      database.read(
          handle -> {
            handle
                .createQuery(OF)
                .bindList("ids", List.copyOf(members))
                .map((row, context) -> Map.entry(row.getLong("id"), row.getString("email")))
                .forEach(each -> found.put(each.getKey(), each.getValue()));
            return null;
          });
    }
    return found;
  }
}
