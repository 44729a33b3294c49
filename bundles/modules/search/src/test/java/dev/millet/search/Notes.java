package dev.millet.search;

import dev.millet.api.gateway.Request;
import dev.millet.api.members.Identity;
import dev.millet.api.members.Role;
import dev.millet.api.modules.ModuleUnavailableException;
import dev.millet.api.search.SearchDocument;
import dev.millet.api.search.SearchSource;
import dev.millet.api.subjects.SubjectCatalog;
import dev.millet.api.subjects.SubjectDescription;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentSkipListMap;

/** Notes in memory, which are not undone with a transaction. */
final class Notes implements SearchSource, SubjectCatalog {

  final Map<Long, SearchDocument> all = new ConcurrentSkipListMap<>();

  /** The notes that only the team may see. */
  final Set<String> secret = new HashSet<>();

  int form = 1;

  /** Whether members vote on notes. */
  boolean votes;

  /** Whether no document can be read. */
  boolean broken;

  /** Whether the module is disabled; whoever has the offer still can be told its name only. */
  boolean disabled;

  private void enter() {
    if (disabled) {
      throw new ModuleUnavailableException("notes", "no active module offers it", null);
    }
  }

  @Override
  public String type() {
    return "note";
  }

  @Override
  public int order() {
    enter();
    return 1;
  }

  @Override
  public int form() {
    enter();
    return form;
  }

  @Override
  public boolean takesVotes() {
    enter();
    return votes;
  }

  @Override
  public String mergePath(String id, String into) {
    enter();
    return "/notes/" + id + "/merge?into=" + into;
  }

  @Override
  public String label(Request request) {
    enter();
    return "Notes";
  }

  @Override
  public Map<String, String> statuses(Request request) {
    enter();
    return Map.of("open", "Open");
  }

  @Override
  public List<SearchDocument> documents(Collection<String> ids) {
    enter();
    if (broken) {
      throw new IllegalStateException("broken");
    }
    return ids.stream().map(Long::valueOf).filter(all::containsKey).map(all::get).toList();
  }

  @Override
  public List<String> ids(String after, int limit) {
    enter();
    long from = after == null ? 0 : Long.parseLong(after);
    return all.keySet().stream().filter(id -> id > from).limit(limit).map(String::valueOf).toList();
  }

  @Override
  public Map<String, SubjectDescription> describe(Collection<String> ids) {
    enter();
    Map<String, SubjectDescription> known = new HashMap<>();
    for (String id : ids) {
      SearchDocument each = all.get(Long.valueOf(id));
      if (each != null) {
        known.put(id, SubjectDescription.of(each.subject(), each.title(), each.path()));
      }
    }
    return known;
  }

  @Override
  public Set<String> hidden(Identity reader, Collection<String> ids) {
    enter();
    Set<String> hidden = new HashSet<>(ids);
    hidden.retainAll(secret);
    return reader.is(Role.STAFF) ? Set.of() : hidden;
  }
}
