package dev.millet.builds.words;

import dev.millet.api.database.Database;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.ProblemException;
import dev.millet.api.members.Identity;
import dev.millet.api.subjects.Moderated;
import dev.millet.api.subjects.ModeratedItem;
import dev.millet.api.subjects.Subject;
import dev.millet.api.subjects.Visibility;
import dev.millet.builds.build.Build;
import dev.millet.builds.build.BuildReader;
import dev.millet.builds.build.Builds;
import dev.millet.builds.build.Entry;
import dev.millet.builds.words.HiddenWords.HiddenWord;
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

/** Lets moderators hide, remove and restore what members say about entries of builds. */
public final class ModeratedWords implements Moderated {

  private static final Pattern ID = Pattern.compile("(\\d{1,18})\\.(\\d{1,18})");

  private final Database database;
  private final Builds builds;
  private final BuildReader reader;
  private final WordSource source;

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

  /** Makes the words of a source subject to moderation. */
  public ModeratedWords(Database database, Builds builds, BuildReader reader, WordSource source) {
    this.database = database;
    this.builds = builds;
    this.reader = reader;
    this.source = source;
  }

  /** Returns the words of a member on an entry as what moderators hide. */
  public static Subject subject(String type, long entry, long member) {
    return new Subject(type, new Key(entry, member).toString());
  }

  /** Returns that what a member says cannot be changed while it is hidden. */
  public static ProblemException cannotChange() {
    return Problem.of(
            409,
            "builds.word-hidden",
            "Moderators have hidden your words",
            "What you said about this entry is hidden, and cannot be changed.")
        .toException();
  }

  @Override
  public String type() {
    return source.type();
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
    Optional<HiddenWord> hidden = source.hidden().find(handle, key.entry(), key.member());
    return hidden.isPresent()
        ? entry.map(on -> item(key, on, hidden.get().word(), hidden.get().visibility()))
        : entry.flatMap(
            on ->
                source
                    .find(handle, key.entry(), key.member())
                    .map(said -> item(key, on, said.word(), Visibility.VISIBLE)));
  }

  private ModeratedItem item(Key key, Entry entry, String word, Visibility visibility) {
    return new ModeratedItem(
        subject(source.type(), key.entry(), key.member()),
        key.member(),
        entry.title(),
        source.path(entry.id(), entry.buildId()),
        word.strip(),
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

  /** The build is locked first: whoever says something in it comes before or after as a whole. */
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
      SaidWord said = source.find(handle, key.entry(), key.member()).orElseThrow();
      source
          .hidden()
          .insert(
              handle,
              new HiddenWord(
                  key.entry(),
                  key.member(),
                  said.buildId(),
                  visibility,
                  said.word(),
                  said.saidAt()));
      source.take(handle, said);
      return;
    }
    HiddenWord hidden = source.hidden().find(handle, key.entry(), key.member()).orElseThrow();
    source.hidden().delete(handle, hidden);
    if (visibility == Visibility.VISIBLE) {
      source.giveBack(handle, hidden);
    } else {
      source.hidden().insert(handle, hidden.in(visibility));
    }
  }

  @Override
  public List<String> visibleOf(long author, int limit) {
    return database.read(handle -> source.of(handle, author, limit)).stream()
        .map(said -> new Key(said.entryId(), said.memberId()).toString())
        .toList();
  }
}
