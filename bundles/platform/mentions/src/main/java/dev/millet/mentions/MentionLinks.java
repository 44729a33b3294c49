package dev.millet.mentions;

import dev.millet.api.members.Member;
import dev.millet.api.mentions.Mentioned;
import dev.millet.api.pages.Html;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Links mentions to the pages of those who are meant, under the handles that they have now. */
final class MentionLinks {

  /** Stands for the handle of who deleted the account. */
  private static final Html GONE = new Html("@…");

  private final Map<Long, Member> people;

  /**
   * Makes links.
   *
   * @param people those who are meant, by id; who is missing is gone
   */
  MentionLinks(Map<Long, Member> people) {
    this.people = people;
  }

  /** Links the mentions of one text. */
  Html link(Html text, List<Mentioned> mentioned) {
    Map<String, Html> here =
        mentioned.stream()
            .collect(
                Collectors.toMap(
                    each -> folded(each.handle()),
                    each -> link(people.get(each.member())),
                    (a, b) -> a));
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
    return new Html(
        "<a class=\"mention\" href=\"/members/"
            + path
            + "\" title=\""
            + Html.text(member.displayName())
            + "\">@"
            + Html.text(member.handle())
            + "</a>");
  }
}
