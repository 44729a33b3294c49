package dev.millet.mentions;

import dev.millet.api.database.Database;
import dev.millet.api.guard.Guard;
import dev.millet.api.journal.Journal;
import dev.millet.api.members.Member;
import dev.millet.api.members.Members;
import dev.millet.api.mentions.HeldMentions;
import dev.millet.api.mentions.Mentioned;
import dev.millet.api.mentions.MentionedTexts;
import dev.millet.api.mentions.Mentions;
import dev.millet.api.notices.FollowReason;
import dev.millet.api.notices.Notice;
import dev.millet.api.notices.Notices;
import dev.millet.api.pages.Html;
import dev.millet.api.pages.Markdown;
import dev.millet.api.subjects.Subject;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Keeps mentions in the database, and tells the journal of new ones. */
@Component(service = Mentions.class)
public final class StoredMentions implements Mentions {

  /** The journal type of {@link Told}. */
  static final String MENTIONED = "mentions.mentioned";

  /** How often it is asked who a handle is, for a text full of at signs. */
  private static final int MAX_LOOKUPS = 200;

  /** Locks are taken in one order, whoever erases. */
  private static final Comparator<MentionStore.Place> ORDER =
      Comparator.comparing((MentionStore.Place place) -> place.subject().type())
          .thenComparing(place -> place.subject().id());

  /**
   * People were mentioned who were not before.
   *
   * @param members not {@code by}: nobody is told of themselves
   */
  record Told(Subject subject, List<Long> members, Long by, Instant at) {}

  private final Database database;
  private final Journal journal;
  private final Members members;
  private final Notices notices;
  private final Guard guard;
  private final Markdown markdown;
  private final MentionStore store;

  @Activate
  public StoredMentions(
      @Reference Database database,
      @Reference Journal journal,
      @Reference Members members,
      @Reference Notices notices,
      @Reference Guard guard,
      @Reference Markdown markdown) {
    this.database = database;
    this.journal = journal;
    this.members = members;
    this.notices = notices;
    this.guard = guard;
    this.markdown = markdown;
    this.store = new MentionStore(database);
  }

  @Override
  public List<Mentioned> find(String body) {
    return body.indexOf('@') < 0 ? List.of() : find(markdown.render(body));
  }

  private List<Mentioned> find(Html text) {
    Map<Long, Mentioned> found = new LinkedHashMap<>();
    Set<String> asked = new HashSet<>();
    MentionText.replace(
        text,
        handle -> {
          boolean more = found.size() < MAX_MENTIONED && asked.size() < MAX_LOOKUPS;
          if (!more || !asked.add(handle)) {
            return Optional.empty();
          }
          Optional<Member> member = members.byHandle(handle);
          member.ifPresent(each -> found.putIfAbsent(each.id(), new Mentioned(each.id(), handle)));
          return member.map(each -> Html.EMPTY);
        });
    return List.copyOf(found.values());
  }

  @Override
  public HeldMentions hold(List<Mentioned> found) {
    if (found.isEmpty()) {
      return HeldMentions.NONE;
    }
    Set<Long> there = guard.existingMembers(found.stream().map(Mentioned::member).toList());
    Map<Boolean, List<Mentioned>> split =
        found.stream().collect(Collectors.partitioningBy(each -> there.contains(each.member())));
    var eraser = new HandleEraser(handles(split.get(false)), handles(split.get(true)));
    return new HeldMentions(split.get(true), eraser::erase);
  }

  private static List<String> handles(List<Mentioned> mentioned) {
    return mentioned.stream().map(Mentioned::handle).toList();
  }

  @Override
  public void keep(Subject text, HeldMentions held, Long by, Instant at) {
    requireWrite();
    List<Mentioned> now = held.members();
    database.write(
        handle -> {
          List<Mentioned> before =
              store.in(handle, text).stream()
                  .filter(each -> each.past() == 0)
                  .map(MentionStore.Place::mentioned)
                  .toList();
          List<Mentioned> gone = new ArrayList<>(before);
          gone.removeAll(now);
          gone.forEach(each -> store.pass(handle, text, each.member()));
          List<Mentioned> added = now.stream().filter(each -> !before.contains(each)).toList();
          added.forEach(each -> store.add(handle, text, each, by, at));
          tell(text, before, added, by, at);
          return null;
        });
  }

  private void tell(
      Subject text, List<Mentioned> before, List<Mentioned> added, Long by, Instant at) {
    Set<Long> known = before.stream().map(Mentioned::member).collect(Collectors.toSet());
    List<Long> told =
        added.stream()
            .map(Mentioned::member)
            .filter(each -> !known.contains(each) && !each.equals(by))
            .toList();
    if (!told.isEmpty()) {
      journal.append(MENTIONED, new Told(text, told, by, at));
      notices.tell(
          Notice.of(MENTIONED, text, at)
              .by(by)
              .about(text)
              .to(told, FollowReason.MENTIONED)
              .once());
    }
  }

  @Override
  public void forget(Subject text) {
    requireWrite();
    database.write(
        handle -> {
          store.forget(handle, text);
          return null;
        });
  }

  @Override
  public Map<Subject, List<Mentioned>> of(Collection<Subject> texts) {
    return texts.isEmpty() ? Map.of() : database.read(handle -> store.of(handle, texts));
  }

  @Override
  public Map<Subject, Html> link(Map<Subject, Html> texts) {
    List<Subject> suspects =
        texts.entrySet().stream()
            .filter(each -> MentionText.mayMention(each.getValue()))
            .map(Map.Entry::getKey)
            .toList();
    Map<Subject, List<Mentioned>> mentioned = of(suspects);
    if (mentioned.isEmpty()) {
      return texts;
    }
    Set<Long> wanted =
        mentioned.values().stream()
            .flatMap(List::stream)
            .map(Mentioned::member)
            .collect(Collectors.toSet());
    MentionLinks links = new MentionLinks(members.byIds(wanted));
    Map<Subject, Html> linked = new HashMap<>(texts);
    mentioned.forEach(
        (text, people) -> linked.computeIfPresent(text, (it, html) -> links.link(html, people)));
    return linked;
  }

  @Override
  public Html preview(String body) {
    Html text = markdown.render(body);
    List<Mentioned> found = MentionText.mayMention(text) ? find(text) : List.of();
    return found.isEmpty()
        ? text
        : new MentionLinks(members.byIds(found.stream().map(Mentioned::member).toList()))
            .link(text, found);
  }

  @Override
  public int erase(long member, String type, int limit, MentionedTexts texts) {
    requireWrite();
    return database.write(
        handle -> {
          int done = 0;
          List<MentionStore.Place> places = store.some(handle, member, type, limit);
          for (MentionStore.Place place : places.stream().sorted(ORDER).toList()) {
            if (done >= limit) {
              return done;
            }
            done += erase(handle, place, limit - done, texts);
          }
          return done;
        });
  }

  /** The mention goes last: where it stands, there is more to do. */
  private int erase(Handle handle, MentionStore.Place place, int limit, MentionedTexts texts) {
    Subject text = place.subject();
    texts.lock(text.id());
    // Others who are mentioned in the same text keep theirs, though it may begin in the same way.
    List<String> others = store.in(handle, text).stream().map(MentionStore.Place::handle).toList();
    var eraser = new HandleEraser(List.of(place.handle()), others);
    int after = place.erasedTo() == null ? -1 : place.erasedTo();
    MentionedTexts.Erased erased = texts.erase(text.id(), after, limit, eraser::erase);
    if (erased.earlier() < limit) {
      store.delete(handle, place);
      return erased.earlier() + 1;
    }
    store.erasedTo(handle, place, erased.version());
    return erased.earlier();
  }

  private void requireWrite() {
    if (!database.writing()) {
      throw new IllegalStateException("mentions are changed outside of a write");
    }
  }
}
