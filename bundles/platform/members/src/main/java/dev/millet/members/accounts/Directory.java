package dev.millet.members.accounts;

import dev.millet.api.database.Database;
import dev.millet.api.members.ImportedPerson;
import dev.millet.api.members.Member;
import dev.millet.api.members.Members;
import dev.millet.api.members.Role;
import dev.millet.members.Recent;
import dev.millet.members.groups.Groups;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Looks people up; those asked for lately without the database. */
@Component(service = {Directory.class, Members.class})
public final class Directory implements Members {

  private static final int KEPT = 20_000;

  private final Database database;
  private final Accounts accounts;
  private final ImportedPeople importedPeople;
  private final Groups groups;
  private final Recent<Long, Member> recent;

  @Activate
  public Directory(
      @Reference Database database,
      @Reference Accounts accounts,
      @Reference ImportedPeople importedPeople,
      @Reference Groups groups) {
    this.database = database;
    this.accounts = accounts;
    this.importedPeople = importedPeople;
    this.groups = groups;
    this.recent = new Recent<>(KEPT, Recent.freshness(database.dialect()));
  }

  @Override
  public Optional<Member> byId(long id) {
    Member known = recent.get(id);
    return known == null ? Optional.ofNullable(byIds(List.of(id)).get(id)) : Optional.of(known);
  }

  @Override
  public Optional<Member> byHandle(String handle) {
    return accounts.byHandle(handle).map(Account::member);
  }

  @Override
  public List<Member> search(String text, int limit) {
    String name = text.strip();
    Optional<Member> holder = byHandle(name.startsWith("@") ? name.substring(1) : name);
    if (holder.isPresent()) {
      return List.of(holder.get());
    }
    return inOrder(accounts.called(name, limit));
  }

  @Override
  public Map<Long, Member> byIds(Collection<Long> ids) {
    Map<Long, Member> found = new HashMap<>();
    List<Long> missing = new ArrayList<>();
    for (Long id : new HashSet<>(ids)) {
      Member known = recent.get(id);
      if (known == null) {
        missing.add(id);
      } else {
        found.put(id, known);
      }
    }
    if (!missing.isEmpty()) {
      long before = recent.changes();
      Map<Long, Member> read = Accounts.members(accounts.byIds(missing));
      if (!database.writing()) {
        // what an open transaction sees may be undone
        read.forEach((id, member) -> recent.put(id, member, before));
      }
      found.putAll(read);
    }
    return found;
  }

  /** Those of the members that are there, in the order of the ids. */
  public List<Member> inOrder(List<Long> ids) {
    Map<Long, Member> found = byIds(ids);
    return ids.stream().map(found::get).filter(Objects::nonNull).toList();
  }

  @Override
  public List<Member> withRole(Role role, int limit) {
    return byIds(accounts.withRole(role, limit)).values().stream()
        .sorted(Comparator.comparing(Member::displayName).thenComparing(Member::id))
        .toList();
  }

  @Override
  public Set<String> groups(long member) {
    return groups.slugsOf(member);
  }

  @Override
  public Map<String, Member> importedPeople(String source, Collection<ImportedPerson> people) {
    return importedPeople.find(source, people);
  }

  /** To be called inside the transaction that changes the member. */
  public void changed(long id) {
    database.afterCommit(() -> recent.forget(id));
  }
}
