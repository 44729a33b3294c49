package dev.millet.builds.build;

import dev.millet.api.journal.Journal;
import dev.millet.api.subjects.LifecycleChange;
import dev.millet.api.subjects.Subject;
import dev.millet.builds.channel.Channels;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jdbi.v3.core.Handle;

/**
 * Tells what a build means for what its entries answer, in the transaction that plans, releases or
 * withdraws it. A build on the shipping channel of its product ships it; one on another channel
 * lets people try it.
 */
public final class Shipping {

  private final Journal journal;
  private final Channels channels;
  private final Entries entries;
  private final Lifecycles lifecycles;

  /** Makes the shipping of builds. */
  public Shipping(Journal journal, Channels channels, Entries entries, Lifecycles lifecycles) {
    this.journal = journal;
    this.channels = channels;
    this.entries = entries;
    this.lifecycles = lifecycles;
  }

  /** Tells what is planned for a build now, and what is not any more. */
  void planned(Handle handle, Build build, Long by) {
    if (!build.status().isOpen()) {
      return;
    }
    TreeSet<Subject> wanted = new TreeSet<>(Lifecycles.ORDER);
    if (build.isPlanned()) {
      wanted.addAll(subjects(handle, build));
    }
    Map<Subject, StoredChange> told = lifecycles.of(handle, build.id());
    TreeSet<Subject> all = new TreeSet<>(Lifecycles.ORDER);
    all.addAll(wanted);
    all.addAll(told.keySet());
    for (Subject subject : all) {
      if (!wanted.contains(subject)) {
        lifecycles.undo(handle, told.get(subject), by);
      } else if (!told.containsKey(subject)) {
        lifecycles.tell(handle, build.id(), LifecycleChange.Kind.PLANNED, subject, by, null, null);
      }
    }
  }

  /** Tells what an imported build means, as of the time when it was released. */
  void imported(Handle handle, Build build) {
    if (build.status().isOpen()) {
      planned(handle, build, null);
      return;
    }
    LifecycleChange.Kind kind =
        isShipping(build) ? LifecycleChange.Kind.SHIPPED : LifecycleChange.Kind.AVAILABLE;
    for (Subject subject : subjects(handle, build)) {
      lifecycles.tell(handle, build.id(), kind, subject, build.releasedAt());
    }
  }

  /** Tells that nothing is planned any more for a build that is deleted. */
  void dropped(Handle handle, Build build, Long by) {
    undo(handle, build, by);
  }

  void released(Handle handle, Build build) {
    boolean shipped = isShipping(build);
    List<Subject> subjects = subjects(handle, build);
    LifecycleChange.Kind kind =
        shipped ? LifecycleChange.Kind.SHIPPED : LifecycleChange.Kind.AVAILABLE;
    for (Subject subject : subjects) {
      lifecycles.tell(handle, build.id(), kind, subject, build.release().by(), null, null);
    }
    journal.append(
        BuildEvents.RELEASED,
        new BuildEvents.Released(
            build.id(),
            build.place().product(),
            build.place().channel(),
            build.version(),
            shipped,
            subjects,
            build.state().by(),
            build.releasedAt()));
  }

  void withdrawn(Handle handle, Build build) {
    undo(handle, build, build.state().by());
    journal.append(
        BuildEvents.WITHDRAWN,
        new BuildEvents.Withdrawn(
            build.id(),
            build.place().product(),
            build.place().channel(),
            build.version(),
            subjects(handle, build),
            build.state().by(),
            build.state().at()));
  }

  private void undo(Handle handle, Build build, Long by) {
    Map<Subject, StoredChange> told = lifecycles.of(handle, build.id());
    TreeSet<Subject> all = new TreeSet<>(Lifecycles.ORDER);
    all.addAll(told.keySet());
    all.forEach(subject -> lifecycles.undo(handle, told.get(subject), by));
  }

  private boolean isShipping(Build build) {
    return channels
        .shipping(build.place().product())
        .filter(channel -> channel.id() == build.place().channel())
        .isPresent();
  }

  /** Returns what the entries of a build answer, each once and in one order. */
  private List<Subject> subjects(Handle handle, Build build) {
    Map<Long, List<Subject>> links = entries.links(handle, List.of(build.id()));
    return entries.of(handle, build.id()).stream()
        .filter(entry -> entry.kind() != EntryKind.KNOWN)
        .map(entry -> links.getOrDefault(entry.id(), List.of()))
        .flatMap(Collection::stream)
        .distinct()
        .sorted(Lifecycles.ORDER)
        .toList();
  }
}
