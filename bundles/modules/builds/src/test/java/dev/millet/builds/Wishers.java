package dev.millet.builds;

import dev.millet.api.members.Identity;
import dev.millet.api.members.Member;
import dev.millet.api.subjects.LifecycleChange;
import dev.millet.api.subjects.LifecycleResult;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.SubjectCatalog;
import dev.millet.api.subjects.SubjectDescription;
import dev.millet.api.subjects.SubjectLifecycle;
import dev.millet.api.subjects.SubjectSupporters;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/** The module of wishes that others ask for, with its lifecycle and their votes. */
final class Wishers implements SubjectCatalog, SubjectLifecycle, SubjectSupporters {

  static final Subject WISH = new Subject("wish", "7");

  final List<LifecycleChange> heard = new ArrayList<>();

  /** The changes that were told again. */
  final List<LifecycleChange> again = new ArrayList<>();

  private final Set<String> keys = new HashSet<>();
  private final long author;
  private final TreeSet<Long> voters = new TreeSet<>();

  /** Has a workshop know of wish 7, which the author wrote and the others support. */
  Wishers(Workshop workshop, Member author, Member... voters) {
    this.author = author.id();
    for (Member voter : voters) {
      this.voters.add(voter.id());
    }
    workshop.module.catalogs = List.of(this);
    workshop.module.supporters = this;
    present(workshop, true);
  }

  /** Takes the owner of the wishes away, or brings it back. */
  void present(Workshop workshop, boolean here) {
    workshop.module.owners = here ? List.of(this) : List.of();
  }

  List<LifecycleChange.Kind> kinds() {
    return heard.stream().map(LifecycleChange::kind).toList();
  }

  @Override
  public String type() {
    return "wish";
  }

  @Override
  public Map<String, SubjectDescription> describe(Collection<String> ids) {
    Map<String, SubjectDescription> known = new HashMap<>();
    if (ids.contains(WISH.id())) {
      known.put(
          WISH.id(), SubjectDescription.of(WISH, "Night photos", "/wishes/7").withAuthor(author));
    }
    return known;
  }

  @Override
  public LifecycleResult apply(LifecycleChange change) {
    if (!keys.add(change.key())) {
      again.add(change);
      return LifecycleResult.REPEATED;
    }
    heard.add(change);
    return LifecycleResult.APPLIED;
  }

  @Override
  public boolean areNamedTo(Identity reader) {
    return true;
  }

  @Override
  public long count(String type, Collection<String> ids) {
    return ids.contains(WISH.id()) ? voters.size() : 0;
  }

  @Override
  public List<Long> after(Subject subject, long after, int limit) {
    return subject.equals(WISH)
        ? voters.tailSet(after, false).stream().limit(limit).toList()
        : List.of();
  }

  @Override
  public Set<Long> among(Subject subject, Collection<Long> members) {
    Set<Long> both = new HashSet<>(subject.equals(WISH) ? voters : Set.of());
    both.retainAll(members);
    return both;
  }
}
