package dev.millet.notices;

import dev.millet.api.database.Database;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Members;
import dev.millet.api.members.Person;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.SubjectCatalog;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

/** Reads notices for a member: only what they may see at this moment. Thread-safe. */
final class NoticeReader {

  private final Database database;
  private final ItemStore items;
  private final EventStore events;
  private final NoticeTypes types;
  private final Members members;
  private final Supplier<List<SubjectCatalog>> catalogs;

  NoticeReader(
      Database database,
      NoticeTypes types,
      Members members,
      Supplier<List<SubjectCatalog>> catalogs) {
    this.database = database;
    this.items = new ItemStore(database);
    this.events = new EventStore(database);
    this.types = types;
    this.members = members;
    this.catalogs = catalogs;
  }

  /** Reads a slice of a member's list; what the reader must not see is missing. */
  Slice<ToldNotice> list(Identity reader, ItemStore.Filter filter, ListRequest list) {
    long member = reader.member().id();
    return database
        .read(handle -> items.list(handle, member, filter, list))
        .mapAll(some -> told(reader, some));
  }

  /** Reads what is left of items when everything is taken out that the reader must not see. */
  List<ToldNotice> told(Identity reader, List<Item> all) {
    List<Item> some = all.stream().filter(item -> types.find(item.type()).isPresent()).toList();
    Map<Item, List<Event>> lines = new HashMap<>();
    database.read(
        handle -> {
          some.forEach(item -> lines.put(item, concerning(reader, events.of(handle, item))));
          return null;
        });
    Set<Subject> subjects = new HashSet<>();
    Set<Subject> quoted = new HashSet<>();
    Set<Long> people = new HashSet<>();
    for (Item item : some) {
      subjects.add(item.subject());
      List<Event> its = lines.get(item);
      its.stream().map(Event::about).filter(Objects::nonNull).forEach(subjects::add);
      its.stream().map(Event::actorId).filter(Objects::nonNull).forEach(people::add);
      if (its.size() == 1 && its.get(0).about() != null) {
        quoted.add(its.get(0).about());
      }
    }
    Descriptions known = Descriptions.of(catalogs, reader, subjects, quoted);
    Map<Long, Person> names = members.people(people);
    List<ToldNotice> told = new ArrayList<>();
    for (Item item : some) {
      List<Event> open =
          lines.get(item).stream().filter(event -> known.isOpen(event.about())).toList();
      if (!open.isEmpty() && known.find(item.subject()).isPresent()) {
        told.add(ToldNotice.of(item, open, known, names));
      }
    }
    return told;
  }

  private static List<Event> concerning(Identity reader, List<Event> all) {
    long member = reader.member().id();
    return all.stream().filter(event -> event.concerns(member)).toList();
  }

  /**
   * Counts the subjects about which a member has unread notices that they see.
   *
   * @param limit how many notices are looked at
   */
  int countUnread(Identity reader, int limit) {
    long member = reader.member().id();
    List<Item> unread = database.read(handle -> items.unread(handle, member, limit));
    if (unread.isEmpty()) {
      return 0;
    }
    Map<Long, Event> latest =
        database.read(
            handle ->
                events.find(handle, unread.stream().map(item -> item.events().last()).toList()));
    Set<Subject> subjects = new HashSet<>();
    unread.forEach(item -> subjects.add(item.subject()));
    latest.values().stream().map(Event::about).filter(Objects::nonNull).forEach(subjects::add);
    Descriptions known = Descriptions.of(catalogs, reader, subjects, List.of());
    Set<Subject> seenAbout = new HashSet<>();
    List<Item> unsure = new ArrayList<>();
    for (Item item : unread) {
      Event last = latest.get(item.events().last());
      boolean seen =
          last != null
              && last.concerns(member)
              && known.isOpen(last.about())
              && known.find(item.subject()).isPresent()
              && types.find(item.type()).isPresent();
      if (seen) {
        seenAbout.add(item.subject());
      } else if (item.events().first() < item.events().last()) {
        unsure.add(item);
      }
    }
    // of these an earlier event may still be seen
    if (!unsure.isEmpty()) {
      told(reader, unsure).forEach(each -> seenAbout.add(each.item().subject()));
    }
    return seenAbout.size();
  }
}
