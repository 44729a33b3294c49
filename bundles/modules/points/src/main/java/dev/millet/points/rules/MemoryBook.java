package dev.millet.points.rules;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Gives nothing, and notes what one rule would give. Used by one thread. */
final class MemoryBook implements GrantBook {

  private final Map<String, Long> days = new HashMap<>();
  private final Map<String, Long> subjects = new HashMap<>();
  private final Map<Long, Long> members = new HashMap<>();
  private final Map<String, List<Noted>> byItem = new HashMap<>();
  private final Set<String> given = new HashSet<>();
  private long total;
  private long grants;

  /** A grant that stands or fell. */
  private static final class Noted {
    private final Candidate candidate;
    private long amount;
    private final Set<String> fellWith = new HashSet<>();

    Noted(Candidate candidate, long amount) {
      this.candidate = candidate;
      this.amount = amount;
    }
  }

  @Override
  public boolean isGiven(Candidate candidate) {
    return given.contains(candidate.position() + "/" + candidate.member());
  }

  @Override
  public long givenOn(Candidate candidate, long day) {
    return days.getOrDefault(candidate.member() + "/" + day, 0L);
  }

  @Override
  public long givenFor(Candidate candidate) {
    return subjects.getOrDefault(subject(candidate), 0L);
  }

  @Override
  public long givenTo(Candidate candidate) {
    return members.getOrDefault(candidate.member(), 0L);
  }

  @Override
  public long givenByRule(Candidate candidate) {
    return total;
  }

  @Override
  public void give(Candidate candidate, long amount, long day) {
    given.add(candidate.position() + "/" + candidate.member());
    days.merge(candidate.member() + "/" + day, amount, Long::sum);
    count(candidate, amount);
    Noted noted = new Noted(candidate, amount);
    if (candidate.item() != null) {
      byItem.computeIfAbsent(candidate.item(), item -> new ArrayList<>()).add(noted);
    }
    boolean withSubject = candidate.rule().isForAuthor() && candidate.about() != null;
    if (withSubject && !candidate.about().equals(candidate.item())) {
      byItem.computeIfAbsent(candidate.about(), item -> new ArrayList<>()).add(noted);
    }
  }

  private void count(Candidate candidate, long amount) {
    subjects.merge(subject(candidate), amount, Long::sum);
    members.merge(candidate.member(), amount, Long::sum);
    total += amount;
    grants += amount > 0 ? 1 : -1;
  }

  private static String subject(Candidate candidate) {
    return candidate.member() + "/" + candidate.about();
  }

  @Override
  public boolean undo(String item, long position) {
    for (Noted noted : byItem.getOrDefault(item, List.of())) {
      if (noted.fellWith.isEmpty()) {
        count(noted.candidate, -noted.amount);
      }
      noted.fellWith.add(item);
    }
    return true;
  }

  @Override
  public boolean restore(String item, long position) {
    for (Noted noted : byItem.getOrDefault(item, List.of())) {
      if (noted.fellWith.contains(item)) {
        restore(noted, item);
      }
    }
    return true;
  }

  @Override
  public boolean isFull() {
    return false;
  }

  private void restore(Noted noted, String item) {
    Candidate candidate = noted.candidate;
    boolean stands = noted.fellWith.size() == 1;
    long left =
        stands
            ? candidate
                .caps()
                .left(
                    noted.amount,
                    () -> givenFor(candidate),
                    () -> givenTo(candidate),
                    () -> givenByRule(candidate))
            : 0;
    if (!stands || left > 0) {
      noted.fellWith.remove(item);
    }
    if (left > 0) {
      noted.amount = left;
      count(candidate, left);
    }
  }

  /** Returns the points of each member, none of them zero. */
  Map<Long, Long> members() {
    Map<Long, Long> standing = new HashMap<>(members);
    standing.values().removeIf(points -> points == 0);
    return standing;
  }

  long total() {
    return total;
  }

  long grants() {
    return grants;
  }
}
