package dev.millet.suggestions.mention;

import dev.millet.api.members.Member;
import dev.millet.api.pages.Html;
import dev.millet.suggestions.http.Answers;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jdbi.v3.core.Handle;

/**
 * Links the mentions in the texts of one suggestion to the pages of those who are meant, under the
 * handles that they have now.
 */
public final class MentionLinks {

  /** Stands for the handle of who deleted the account. */
  private static final Html GONE = new Html("@…");

  private final Map<Long, List<Mentioned>> mentioned;
  private final Map<Long, Member> people;

  private MentionLinks(Map<Long, List<Mentioned>> mentioned, Map<Long, Member> people) {
    this.mentioned = mentioned;
    this.people = people;
  }

  /** Reads who is mentioned in a suggestion's text and in these comments, in two queries. */
  public static Map<Long, List<Mentioned>> read(
      Handle handle, long suggestion, Collection<Long> comments) {
    Mentions mentions = new Mentions();
    Map<Long, List<Mentioned>> found =
        mentions.between(handle, suggestion, Mentions.TEXT, Mentions.TEXT);
    if (!comments.isEmpty()) {
      long first = comments.stream().mapToLong(Long::longValue).min().getAsLong();
      long last = comments.stream().mapToLong(Long::longValue).max().getAsLong();
      found.putAll(mentions.between(handle, suggestion, first, last));
    }
    return found;
  }

  /** Looks up those who are meant; asks members once. */
  public static MentionLinks of(Map<Long, List<Mentioned>> mentioned, Answers answers) {
    return new MentionLinks(
        mentioned,
        answers.people(
            mentioned.values().stream().flatMap(List::stream).map(Mentioned::member).toList()));
  }

  /**
   * Links the mentions of one text.
   *
   * @param comment {@link Mentions#TEXT} for the suggestion's own text
   */
  public Html link(long comment, Html text) {
    Map<String, Html> here =
        mentioned.getOrDefault(comment, List.of()).stream()
            .collect(
                Collectors.toMap(
                    each -> folded(each.handle()),
                    each -> link(people.get(each.member())),
                    (a, b) -> a));
    if (here.isEmpty()) {
      return text;
    }
    return MentionText.replace(text, handle -> Optional.ofNullable(here.get(folded(handle))));
  }

  private static String folded(String handle) {
    return handle.toLowerCase(Locale.ROOT);
  }

  /** The handle of who is gone is not shown from that moment on; the texts lose it soon after. */
  private static Html link(Member member) {
    if (member == null) {
      return GONE;
    }
    String path = URLEncoder.encode(member.handle(), StandardCharsets.UTF_8);
    String title =
        member.displayName().replace("&", "&amp;").replace("<", "&lt;").replace("\"", "&quot;");
    return new Html(
        "<a class=\"mention\" href=\"/members/"
            + path
            + "\" title=\""
            + title
            + "\">@"
            + member.handle()
            + "</a>");
  }
}
