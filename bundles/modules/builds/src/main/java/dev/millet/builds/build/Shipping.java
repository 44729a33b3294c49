package dev.millet.builds.build;

import dev.millet.api.journal.Journal;
import dev.millet.api.subjects.Subject;
import dev.millet.builds.channel.Channels;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import org.jdbi.v3.core.Handle;

/**
 * Tells of what a build ships, in the transaction that releases or withdraws it. A build on the
 * shipping channel of its product ships what its entries answer; one on another channel lets people
 * try it.
 */
final class Shipping {

  private final Journal journal;
  private final Channels channels;
  private final Entries entries;

  Shipping(Journal journal, Channels channels, Entries entries) {
    this.journal = journal;
    this.channels = channels;
    this.entries = entries;
  }

  void released(Handle handle, Build build) {
    journal.append(
        BuildEvents.RELEASED,
        new BuildEvents.Released(
            build.id(),
            build.place().product(),
            build.place().channel(),
            build.version(),
            isShipping(build),
            subjects(handle, build),
            build.state().by(),
            build.releasedAt()));
  }

  void withdrawn(Handle handle, Build build) {
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

  private boolean isShipping(Build build) {
    return channels
        .shipping(build.place().product())
        .filter(channel -> channel.id() == build.place().channel())
        .isPresent();
  }

  private List<Subject> subjects(Handle handle, Build build) {
    Map<Long, List<Subject>> links = entries.links(handle, List.of(build.id()));
    List<Long> shipped =
        entries.of(handle, build.id()).stream()
            .filter(entry -> entry.kind() != EntryKind.KNOWN)
            .map(Entry::id)
            .toList();
    return shipped.stream()
        .map(entry -> links.getOrDefault(entry, List.of()))
        .flatMap(Collection::stream)
        .distinct()
        .toList();
  }
}
