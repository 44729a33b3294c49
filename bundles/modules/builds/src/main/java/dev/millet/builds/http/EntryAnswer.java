package dev.millet.builds.http;

import dev.millet.api.members.Person;
import dev.millet.api.subjects.SubjectDescription;
import dev.millet.builds.build.BuildDetails;
import dev.millet.builds.build.Entry;
import java.util.List;

/**
 * An entry of a build, as programs get it.
 *
 * @param kind {@code new}, {@code improved}, {@code fixed} or {@code known}
 * @param engineer who built it; null for nobody
 * @param progress {@code planned}, {@code review}, {@code merged} or {@code risk}
 * @param version what {@code If-Match} takes, in quotes
 */
record EntryAnswer(
    long id,
    String kind,
    String title,
    String detail,
    Person engineer,
    String progress,
    List<Answered> subjects,
    int version) {

  /**
   * Something that an entry answers.
   *
   * @param path its page; null where it has none
   */
  record Answered(String type, String id, String title, String path) {

    static Answered of(SubjectDescription subject) {
      return new Answered(
          subject.subject().type(), subject.subject().id(), subject.title(), subject.path());
    }
  }

  static EntryAnswer of(BuildDetails.Item item) {
    Entry entry = item.entry();
    return new EntryAnswer(
        entry.id(),
        entry.kind().word(),
        entry.title(),
        entry.detail(),
        item.engineer(),
        entry.progress().word(),
        item.answers().stream().map(Answered::of).toList(),
        entry.version());
  }
}
