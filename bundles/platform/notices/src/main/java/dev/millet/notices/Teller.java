package dev.millet.notices;

import dev.millet.api.database.Database;
import dev.millet.api.guard.Guard;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Gives members their notice of an event, inside a write. */
final class Teller {

  private final Database database;
  private final Guard guard;
  private final ItemStore items;
  private final Choices choices;
  private final OpenStreams streams;

  Teller(Database database, Guard guard, Choices choices, OpenStreams streams) {
    this.database = database;
    this.guard = guard;
    this.items = new ItemStore(database);
    this.choices = choices;
    this.streams = streams;
  }

  /**
   * Tells some members; who did it and whose account is deleted are passed over, and who chose not
   * to be told by any channel.
   */
  void tell(Handle handle, Event event, List<Recipient> some) {
    List<Recipient> others =
        some.stream()
            .filter(each -> event.actorId() == null || event.actorId() != each.member())
            .toList();
    Set<Long> there =
        guard.existingMembers(others.stream().map(Recipient::member).collect(Collectors.toSet()));
    Set<Long> unseen = choices.without(handle, event.type(), Choices.SITE, there);
    List<Recipient> told =
        others.stream()
            .filter(each -> there.contains(each.member()) && !unseen.contains(each.member()))
            .toList();
    items.add(handle, event, told, Set.of());
    List<Long> members = told.stream().map(Recipient::member).toList();
    members.forEach(member -> UnreadCounts.changed(database, member));
    database.afterCommit(() -> streams.changed(members));
  }
}
