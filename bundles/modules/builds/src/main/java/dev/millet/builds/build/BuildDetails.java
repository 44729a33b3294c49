package dev.millet.builds.build;

import dev.millet.api.members.Person;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.SubjectDescription;
import dev.millet.builds.channel.Channels;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/**
 * A build with everything that its reader may see of it.
 *
 * @param shown its state, which is superseded where a newer build of the channel is released
 * @param by who released it, or who brought it into its state; null for nobody
 * @param notes what is said about it, by language
 * @param files empty where they are not offered to the reader
 */
public record BuildDetails(
    Build build,
    Channels.Place place,
    BuildStatus shown,
    Person by,
    Map<String, String> notes,
    List<Item> entries,
    List<BuildFile> files) {

  /**
   * An entry.
   *
   * @param engineer null for nobody
   * @param links what it answers
   * @param answers those of them that the reader may see; without those whose module is away
   */
  public record Item(
      Entry entry, Person engineer, List<Subject> links, List<SubjectDescription> answers) {}

  /** Returns the same build with these entries, and no others. */
  public BuildDetails with(List<Item> some) {
    return new BuildDetails(build, place, shown, by, notes, some, files);
  }

  /** Returns the path of its page. */
  public String path() {
    return build.path(place.path());
  }

  /** Returns the path of a file of it. */
  public String path(BuildFile file) {
    String name = URLEncoder.encode(file.name(), StandardCharsets.UTF_8).replace("+", "%20");
    return path() + "/files/" + name;
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
