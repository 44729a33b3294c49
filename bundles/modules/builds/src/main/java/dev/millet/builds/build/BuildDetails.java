package dev.millet.builds.build;

import dev.millet.api.members.Person;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.SubjectDescription;
import dev.millet.builds.channel.Channels;
import java.util.List;
import java.util.Map;

/**
 * A build with everything that its reader may see of it.
 *
 * @param shown its state, which is superseded where a newer build of the channel is released
 * @param by who released it, or who brought it into its state; null for nobody
 * @param notes what is said about it, by language
 */
public record BuildDetails(
    Build build,
    Channels.Place place,
    BuildStatus shown,
    Person by,
    Map<String, String> notes,
    List<Item> entries) {

  /**
   * An entry.
   *
   * @param engineer null for nobody
   * @param answers what it answers and the reader may see; without those whose module is away
   */
  public record Item(Entry entry, Person engineer, List<SubjectDescription> answers) {}

  /** Returns the path of its page. */
  public String path() {
    return build.path(place.path());
  }

  /** Returns the entries of a kind, in their order. */
  public List<Item> of(EntryKind kind) {
    return entries.stream().filter(each -> each.entry().kind() == kind).toList();
  }

  /** Returns what its entries answer, each once. */
  public List<Subject> subjects() {
    return entries.stream()
        .flatMap(each -> each.answers().stream())
        .map(SubjectDescription::subject)
        .distinct()
        .toList();
  }
}
