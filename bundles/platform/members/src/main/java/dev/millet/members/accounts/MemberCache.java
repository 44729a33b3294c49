package dev.millet.members.accounts;

import dev.millet.api.database.Database;
import dev.millet.api.members.Member;
import dev.millet.members.cache.VersionedCache;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads members by id; those asked for lately without the database. Thread-safe. */
@Component(service = MemberCache.class)
public final class MemberCache {

  private static final int MAX_MEMBERS = 20_000;

  private final Database database;
  private final Accounts accounts;
  private final VersionedCache<Long, Member> cache;

  @Activate
  public MemberCache(@Reference Database database, @Reference Accounts accounts) {
    this.database = database;
    this.accounts = accounts;
    this.cache = new VersionedCache<>(MAX_MEMBERS, VersionedCache.freshness(database.dialect()));
  }

  /** Returns a member; empty where there is none with the id. */
  public Optional<Member> byId(long id) {
    Member known = cache.get(id);
    return known == null ? Optional.ofNullable(byIds(List.of(id)).get(id)) : Optional.of(known);
  }

  /** Returns the members that exist, by id. */
  public Map<Long, Member> byIds(Collection<Long> ids) {
    Map<Long, Member> found = new HashMap<>();
    List<Long> missing = new ArrayList<>();
    for (Long id : new HashSet<>(ids)) {
      Member known = cache.get(id);
      if (known == null) {
        missing.add(id);
      } else {
        found.put(id, known);
      }
    }
    if (!missing.isEmpty()) {
      long before = cache.changes();
      Map<Long, Member> read = new HashMap<>();
      accounts.byIds(missing).forEach((id, account) -> read.put(id, account.member()));
      if (!database.writing()) {
        // what an open transaction sees may be undone
        read.forEach((id, member) -> cache.put(id, member, before));
      }
      found.putAll(read);
    }
    return found;
  }

  /** Reads a member again after the commit; to be called inside the transaction that changes it. */
  public void changed(long id) {
    database.afterCommit(() -> cache.forget(id));
  }
}
