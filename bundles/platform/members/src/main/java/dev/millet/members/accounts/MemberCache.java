package dev.millet.members.accounts;

import dev.millet.api.database.Database;
import dev.millet.api.database.ReadCache;
import dev.millet.api.members.Member;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Reads members by id; those asked for lately without the database. Thread-safe. */
@Component(service = MemberCache.class)
public final class MemberCache {

  private static final int MAX_MEMBERS = 20_000;

  @Reference MemberFeed feed = MemberFeed.NONE;

  private final Accounts accounts;
  private final ReadCache<Long, Member> cache;

  @Activate
  public MemberCache(@Reference Database database, @Reference Accounts accounts) {
    this.accounts = accounts;
    this.cache = database.cache("members", MAX_MEMBERS);
  }

  /** Returns a member; empty if the id is unknown. */
  public Optional<Member> byId(long id) {
    return Optional.ofNullable(cache.get(id, each -> read(Set.of(each)).get(each)));
  }

  /** Returns the members that exist, by id. */
  public Map<Long, Member> byIds(Collection<Long> ids) {
    return cache.all(ids, this::read);
  }

  private Map<Long, Member> read(Set<Long> ids) {
    Map<Long, Member> read = new HashMap<>();
    accounts.byIds(ids).forEach((id, account) -> read.put(id, account.member()));
    return read;
  }

  /** Reads a member again after the commit; to be called inside the transaction that changes it. */
  public void changed(long id) {
    cache.changed(id);
    feed.changed(List.of(id));
  }
}
