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
import org.jdbi.v3.core.Handle;

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

  /**
   * The notices that were read.
   *
   * @param isWhole false where a module is away that could say whether more may be seen
   */
  record Reading(List<ToldNotice> told, boolean isWhole) {}

  /** Reads what is left of items when everything is taken out that the reader must not see. */
  List<ToldNotice> told(Identity reader, List<Item> all) {
    return read(reader, all).told();
  }

  /** Reads the same, and whether everybody answered who can say what may be seen. */
  Reading read(Identity reader, List<Item> all) {
    List<Item> some = all.stream().filter(item -> types.find(item.type()).isPresent()).toList();
    Map<Item, List<Event>> lines = new HashMap<>();
    database.read(
        handle -> {
          some.forEach(item -> lines.put(item, concerning(reader, events.of(handle, item))));
          leaveOutNamed(handle, reader.member().id(), lines);
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
    return new Reading(told, known.isWhole() && some.size() == all.size());
  }

  /**
   * Leaves out of what all are told what the member was told by name before: it is a notice of its
   * own.
   */
  private void leaveOutNamed(Handle handle, long member, Map<Item, List<Event>> lines) {
    Map<String, Set<String>> parts = new HashMap<>();
    lines.values().stream()
        .filter(its -> its.size() > 1)
        .flatMap(List::stream)
        .filter(event -> event.memberId() == null && event.about() != null)
        .map(Event::about)
        .forEach(
            about -> parts.computeIfAbsent(about.type(), type -> new HashSet<>()).add(about.id()));
    Map<Subject, Long> named = new HashMap<>();
    parts.forEach((type, ids) -> named.putAll(events.toldByName(handle, member, type, ids)));
    if (!named.isEmpty()) {
      lines.replaceAll(
          (item, its) -> its.stream().filter(event -> !isAfter(event, named)).toList());
    }
  }

  private static boolean isAfter(Event event, Map<Subject, Long> named) {
    return event.memberId() == null
        && event.about() != null
        && named.getOrDefault(event.about(), Long.MAX_VALUE) < event.id();
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
