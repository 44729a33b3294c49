package dev.millet.suggestions.mention;

import dev.millet.api.guard.Guard;
import dev.millet.api.journal.Journal;
import dev.millet.api.members.Member;
import dev.millet.api.members.Members;
import dev.millet.api.pages.Html;
import dev.millet.api.pages.Markdown;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Notes who is mentioned when a text is written. Texts are kept as they were typed; who was meant
 * is kept beside them, so a handle that somebody takes over later leads to nobody else.
 */
public final class Mentioning {

  /** The journal type of {@link Told}. */
  public static final String MENTIONED = "suggestions.mentioned";

  /** The most people whom a text mentions; further ones stay text. */
  public static final int MOST = 20;

  /** How often it is asked who a handle is, for a text full of at signs. */
  private static final int MOST_LOOKUPS = 200;

  /**
   * People were mentioned who were not before.
   *
   * @param comment null for the suggestion's own text
   * @param members not {@code by}: nobody is told of themselves
   */
  public record Told(long suggestion, Long comment, List<Long> members, Long by, Instant at) {}

  private final Journal journal;
  private final Members members;
  private final Guard guard;
  private final Markdown markdown;
  private final Mentions mentions = new Mentions();

  public Mentioning(Journal journal, Members members, Guard guard, Markdown markdown) {
    this.journal = journal;
    this.members = members;
    this.guard = guard;
    this.markdown = markdown;
  }

  /** Who is mentioned in a text. Asks members for every new handle; to be called early. */
  public List<Mentioned> find(String body) {
    if (body.indexOf('@') < 0) {
      return List.of();
    }
    Map<Long, Mentioned> found = new LinkedHashMap<>();
    Set<String> asked = new HashSet<>();
    MentionText.replace(
        markdown.render(body),
        handle -> {
          boolean more = found.size() < MOST && asked.size() < MOST_LOOKUPS;
          if (!more || !asked.add(handle)) {
            return Optional.empty();
          }
          Optional<Member> member = members.byHandle(handle);
          member.ifPresent(each -> found.putIfAbsent(each.id(), new Mentioned(each.id(), handle)));
          return member.map(each -> Html.EMPTY);
        });
    return List.copyOf(found.values());
  }

  /**
   * Holds those who were found until the commit. Of whoever deleted their account since, the handle
   * is to be taken out of the text before it is written: what erases it elsewhere has passed by.
   */
  public HeldMentions hold(List<Mentioned> found) {
    if (found.isEmpty()) {
      return HeldMentions.NONE;
    }
    Set<Long> there = guard.existingMembers(found.stream().map(Mentioned::member).toList());
    Map<Boolean, List<Mentioned>> split =
        found.stream().collect(Collectors.partitioningBy(each -> there.contains(each.member())));
    return new HeldMentions(
        split.get(true), new HandleEraser(handles(split.get(false)), handles(split.get(true))));
  }

  private static List<String> handles(List<Mentioned> mentioned) {
    return mentioned.stream().map(Mentioned::handle).toList();
  }

  /** Forgets who was mentioned in a comment that is removed. */
  public void forget(Handle handle, long suggestion, long comment) {
    mentions.forget(handle, suggestion, comment);
  }

  /**
   * Keeps who is mentioned in a text from now on, and tells the journal who was not before.
   *
   * @param comment {@link Mentions#TEXT} for the suggestion's own text
   * @param held from {@link #hold}, in the same write
   * @param by who wrote it; null for nobody
   */
  public void keep(
      Handle handle, long suggestion, long comment, HeldMentions held, Long by, Instant at) {
    List<Mentioned> now = held.members();
    List<Mentioned> before =
        mentions.between(handle, suggestion, comment, comment).getOrDefault(comment, List.of());
    Set<Long> known = before.stream().map(Mentioned::member).collect(Collectors.toSet());
    List<Mentioned> gone = new ArrayList<>(before);
    gone.removeAll(now);
    gone.forEach(each -> mentions.pass(handle, suggestion, comment, each.member()));
    List<Long> told = new ArrayList<>();
    for (Mentioned each : now) {
      if (!before.contains(each)) {
        mentions.add(handle, suggestion, comment, each, by, at);
        if (!known.contains(each.member()) && !Long.valueOf(each.member()).equals(by)) {
          told.add(each.member());
        }
      }
    }
    if (!told.isEmpty()) {
      Long place = comment == Mentions.TEXT ? null : comment;
      journal.append(MENTIONED, new Told(suggestion, place, told, by, at));
    }
  }
}
