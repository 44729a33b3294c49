package dev.millet.testing;

import dev.millet.api.members.ImportedPerson;
import dev.millet.api.members.Member;
import dev.millet.api.members.Members;
import dev.millet.api.members.Role;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Collectors;

/** Members in memory. Thread-safe. */
public final class FakeMembers implements Members {

  private final Map<Long, Member> byId = new ConcurrentHashMap<>();
  private final Map<String, Member> byName = new ConcurrentHashMap<>();
  private final Map<Long, Set<String>> groups = new ConcurrentHashMap<>();
  private final AtomicLong ids = new AtomicLong();

  /** Adds a member who has the roles beside {@link Role#MEMBER}. */
  public Member add(String handle, Role... roles) {
    return named(handle, handle, roles);
  }

  /** Adds a member with a name. */
  public Member named(String handle, String displayName, Role... roles) {
    Set<Role> all = new HashSet<>(Set.of(roles));
    all.add(Role.MEMBER);
    Member member =
        Member.of(ids.incrementAndGet(), handle, displayName, Set.copyOf(all), Instant.now());
    byId.put(member.id(), member);
    return member;
  }

  /** Puts a member into a group. */
  public void join(Member member, String group) {
    groups.computeIfAbsent(member.id(), id -> ConcurrentHashMap.newKeySet()).add(group);
  }

  @Override
  public Set<String> groups(long member) {
    return Set.copyOf(groups.getOrDefault(member, Set.of()));
  }

  @Override
  public Map<String, String> groupNames() {
    return groups.values().stream()
        .flatMap(Set::stream)
        .distinct()
        .sorted()
        .collect(Collectors.toMap(slug -> slug, slug -> slug, (a, b) -> a, TreeMap::new));
  }

  @Override
  public Optional<Member> byId(long id) {
    return Optional.ofNullable(byId.get(id));
  }

  @Override
  public Optional<Member> byHandle(String handle) {
    return byId.values().stream().filter(m -> m.handle().equalsIgnoreCase(handle)).findFirst();
  }

  @Override
  public List<Member> search(String text, int limit) {
    Optional<Member> holder = byHandle(text.startsWith("@") ? text.substring(1) : text);
    return holder.isPresent()
        ? List.of(holder.get())
        : byId.values().stream()
            .filter(member -> member.displayName().equalsIgnoreCase(text))
            .limit(limit)
            .toList();
  }

  @Override
  public Map<Long, Member> byIds(Collection<Long> wanted) {
    Map<Long, Member> found = new HashMap<>();
    for (Long id : wanted) {
      byId(id).ifPresent(member -> found.put(id, member));
    }
    return found;
  }

  @Override
  public List<Member> withRole(Role role, int limit) {
    return byId.values().stream()
        .filter(member -> member.is(role))
        .sorted(Comparator.comparing(Member::displayName))
        .limit(limit)
        .toList();
  }

  @Override
  public Map<String, Member> importedPeople(String source, Collection<ImportedPerson> people) {
    Map<String, Member> found = new HashMap<>();
    for (ImportedPerson person : people) {
      found.put(
          person.key(),
          byName.computeIfAbsent(source + " " + person.key(), key -> add(person.displayName())));
    }
    return found;
  }
}
