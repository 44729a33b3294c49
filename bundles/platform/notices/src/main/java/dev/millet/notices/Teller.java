package dev.millet.notices;

import dev.millet.api.database.Database;
import dev.millet.api.guard.Guard;
import dev.millet.api.notices.Delivery;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Gives members their notice of an event, inside a write. */
final class Teller {

  private final Database database;
  private final Guard guard;
  private final ItemStore items;
  private final Choices choices;
  private final MailPlan mail;
  private final OpenStreams streams;

  Teller(Database database, Guard guard, MailPlan mail, OpenStreams streams) {
    this.database = database;
    this.guard = guard;
    this.items = new ItemStore(database);
    this.choices = new Choices(database);
    this.mail = mail;
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
    Map<Long, Delivery> mailed = new HashMap<>(mail.deliveries(handle, event.type(), there));
    mailed.values().removeIf(each -> each == Delivery.OFF);
    Set<Long> unseen = new HashSet<>();
    choices
        .of(handle, event.type(), Choices.SITE, there)
        .forEach(
            (member, choice) -> {
              if (choice == Delivery.OFF) {
                unseen.add(member);
              }
            });
    List<Recipient> told =
        others.stream()
            .filter(each -> there.contains(each.member()))
            .filter(each -> !unseen.contains(each.member()) || mailed.containsKey(each.member()))
            .toList();
    items.add(handle, event, told, unseen);
    mail.plan(handle, event, mailed, database.now());
    List<Long> members =
        told.stream().map(Recipient::member).filter(each -> !unseen.contains(each)).toList();
    members.forEach(member -> UnreadCounts.changed(database, member));
    database.afterCommit(() -> streams.changed(members));
  }
}
