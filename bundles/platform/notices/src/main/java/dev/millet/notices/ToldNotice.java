package dev.millet.notices;

import dev.millet.api.members.Person;
import dev.millet.api.subjects.SubjectDescription;
import java.util.List;
import java.util.stream.Stream;

/**
 * A notice as its reader may see it now.
 *
 * @param subject what it is about
 * @param people who did it, the latest first, each once; empty for nobody
 * @param latest the latest event
 * @param path the page that shows it; null where none does
 * @param excerpt the first words of the part that it is about; empty where there are several
 */
record ToldNotice(
    Item item,
    SubjectDescription subject,
    List<Person> people,
    Event latest,
    String path,
    String excerpt) {

  /**
   * Makes a notice of its events.
   *
   * @param events those that the reader may see, the latest first
   */
  static ToldNotice of(
      Item item, List<Event> events, Descriptions known, java.util.Map<Long, Person> people) {
    Event latest = events.get(0);
    SubjectDescription subject = known.find(item.subject()).orElseThrow();
    // several comments are read from the first of them on
    Event first = events.get(events.size() - 1);
    String path =
        first.about() == null
            ? subject.path()
            : known.find(first.about()).map(SubjectDescription::path).orElse(subject.path());
    return new ToldNotice(
        item,
        subject,
        events.stream()
            .map(Event::actorId)
            .distinct()
            .flatMap(id -> Stream.ofNullable(id == null ? null : people.get(id)))
            .toList(),
        latest,
        path,
        events.size() == 1 ? known.excerpt(latest.about()) : "");
  }
}
