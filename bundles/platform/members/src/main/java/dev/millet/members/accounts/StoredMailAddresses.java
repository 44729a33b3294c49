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

/** Reads the mail addresses that members have confirmed. */
@Component(service = MailAddresses.class)
public final class StoredMailAddresses implements MailAddresses {

  private static final String OF =
      """
      SELECT c.member_id, c.address
        FROM members_addresses c JOIN members_accounts a ON a.id = c.member_id
       WHERE c.member_id IN (<ids>) AND a.suspended_at IS NULL
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
                .map(
                    (row, context) -> Map.entry(row.getLong("member_id"), row.getString("address")))
                .forEach(each -> found.put(each.getKey(), each.getValue()));
            return null;
          });
    }
    return found;
  }
}
