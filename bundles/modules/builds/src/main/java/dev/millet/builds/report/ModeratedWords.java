package dev.millet.builds.report;

import dev.millet.api.database.Database;
import dev.millet.api.journal.Journal;
import dev.millet.api.members.Identity;
import dev.millet.api.subjects.Moderated;
import dev.millet.api.subjects.ModeratedItem;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.Visibility;
import dev.millet.builds.build.Build;
import dev.millet.builds.build.BuildReader;
import dev.millet.builds.build.Builds;
import dev.millet.builds.build.Entry;
import dev.millet.builds.report.HiddenWords.HiddenWord;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/** Lets moderators hide, remove and restore what members say in experience reports. */
final class ModeratedWords implements Moderated {

  /** The type of the subjects that are such words; the id is {@code <entry>.<member>}. */
  static final String TYPE = "build-word";

  private static final Pattern ID = Pattern.compile("(\\d{1,18})\\.(\\d{1,18})");

  private final Database database;
  private final Journal journal;
  private final Builds builds;
  private final BuildReader reader;
  private final MarkStore store;

  /** The word of a member on an entry. */
  private record Key(long entry, long member) {

    static Optional<Key> of(String id) {
      Matcher matcher = ID.matcher(id);
      return matcher.matches()
          ? Optional.of(new Key(Long.parseLong(matcher.group(1)), Long.parseLong(matcher.group(2))))
          : Optional.empty();
    }

    @Override
    public String toString() {
      return entry + "." + member;
    }
  }

  ModeratedWords(
      Database database, Journal journal, Builds builds, BuildReader reader, MarkStore store) {
    this.database = database;
    this.journal = journal;
    this.builds = builds;
    this.reader = reader;
    this.store = store;
  }

  static Subject subject(long entry, long member) {
    return new Subject(TYPE, new Key(entry, member).toString());
  }

  @Override
  public String type() {
    return TYPE;
  }

  @Override
  public Map<String, ModeratedItem> find(Collection<String> ids) {
    return database.read(
        handle -> {
          Map<String, ModeratedItem> found = new HashMap<>();
          for (String id : ids) {
            Key.of(id).flatMap(key -> find(handle, key)).ifPresent(item -> found.put(id, item));
          }
          return found;
        });
  }

  private Optional<ModeratedItem> find(Handle handle, Key key) {
    Optional<Entry> entry = builds.entries().find(handle, key.entry());
    Optional<HiddenWord> hidden = store.hidden().find(handle, key.entry(), key.member());
    return hidden.isPresent()
        ? entry.map(on -> item(key, on, hidden.get().word(), hidden.get().visibility()))
        : entry.flatMap(
            on ->
                store
                    .find(handle, key.entry(), key.member())
                    .filter(mark -> !mark.word().isEmpty())
                    .map(mark -> item(key, on, mark.word(), Visibility.VISIBLE)));
  }

  private static ModeratedItem item(Key key, Entry entry, String word, Visibility visibility) {
    return new ModeratedItem(
        subject(key.entry(), key.member()),
        key.member(),
        entry.title(),
        ReportView.path(entry.buildId()) + "#words",
        word,
        visibility,
        false);
  }

  @Override
  public Set<String> hidden(Identity caller, Collection<String> ids) {
    Map<String, Build> about =
        database.read(
            handle -> {
              Map<String, Build> found = new HashMap<>();
              for (String id : ids) {
                Key.of(id)
                    .flatMap(key -> builds.entries().find(handle, key.entry()))
                    .flatMap(entry -> builds.find(handle, entry.buildId()))
                    .ifPresent(build -> found.put(id, build));
              }
              return found;
            });
    Set<Long> visible =
        reader.of(caller, about.values().stream().distinct().toList()).stream()
            .map(details -> details.build().id())
            .collect(Collectors.toSet());
    Set<String> hidden = new HashSet<>();
    about.forEach(
        (id, build) -> {
          if (!visible.contains(build.id())) {
            hidden.add(id);
          }
        });
    return hidden;
  }

  @Override
  public Optional<ModeratedItem> changeVisibility(String id, Visibility visibility) {
    return Key.of(id).flatMap(key -> database.write(handle -> change(handle, key, visibility)));
  }

  /** The build is locked first: whoever marks something in it comes before or after as a whole. */
  private Optional<ModeratedItem> change(Handle handle, Key key, Visibility visibility) {
    Optional<Entry> entry = builds.entries().find(handle, key.entry());
    if (entry.isEmpty()) {
      return Optional.empty();
    }
    builds.lock(handle, entry.get().buildId());
    Optional<ModeratedItem> was = find(handle, key);
    if (was.isPresent() && was.get().visibility() != visibility) {
      change(handle, key, was.get(), visibility);
    }
    return was;
  }

  private void change(Handle handle, Key key, ModeratedItem was, Visibility visibility) {
    if (was.visibility() == Visibility.VISIBLE) {
      Mark mark = store.find(handle, key.entry(), key.member()).orElseThrow();
      store
          .hidden()
          .insert(
              handle,
              new HiddenWord(
                  key.entry(),
                  key.member(),
                  mark.buildId(),
                  visibility,
                  mark.word(),
                  mark.markedAt()));
      Mark left = mark.saying("");
      store.put(handle, left);
      journal.append(ReportEvents.WORDS_REMOVED, ReportEvents.Said.of(left));
      return;
    }
    HiddenWord hidden = store.hidden().find(handle, key.entry(), key.member()).orElseThrow();
    store.hidden().delete(handle, hidden);
    if (visibility != Visibility.VISIBLE) {
      store.hidden().insert(handle, hidden.in(visibility));
      return;
    }
    Mark.Kind kind =
        store.find(handle, key.entry(), key.member()).map(Mark::mark).orElse(Mark.Kind.NONE);
    Mark shown =
        new Mark(
            key.entry(), key.member(), hidden.buildId(), kind, hidden.word(), hidden.markedAt());
    store.put(handle, shown);
    journal.append(ReportEvents.WRITTEN, ReportEvents.Said.of(shown));
  }

  @Override
  public List<String> visibleOf(long author, int limit) {
    return database.read(handle -> store.wordsOf(handle, author, limit)).stream()
        .map(mark -> new Key(mark.entryId(), mark.memberId()).toString())
        .toList();
  }
}
