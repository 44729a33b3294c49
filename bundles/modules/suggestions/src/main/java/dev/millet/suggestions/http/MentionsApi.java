package dev.millet.suggestions.http;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Member;
import dev.millet.api.members.Role;
import dev.millet.suggestions.mention.MentionList;
import dev.millet.suggestions.mention.Mentions;
import java.util.Map;

/** {@code /api/v1/suggestions/mentions}. */
public final class MentionsApi {

  /** Who may read where they are mentioned. */
  public static final Permission READ = Permission.toRead("suggestions.mentions", Role.MEMBER);

  private final MentionList list;
  private final Answers answers;

  public MentionsApi(MentionList list, Answers answers) {
    this.list = list;
    this.answers = answers;
  }

  public Route route() {
    return Route.get(
        "/api/v1/suggestions/mentions",
        READ,
        RouteDocument.of("Lists where the caller is mentioned, the latest first")
            .listing(MentionAnswer.class)
            .problems("invalid"),
        this::list);
  }

  private Reply list(Request request) {
    Slice<MentionList.Found> slice = list.read(request.member().id(), request.list());
    Map<Long, Member> people =
        answers.people(slice.items().stream().map(each -> each.place().byId()).toList());
    return Reply.list(slice.map(each -> answer(each, people)));
  }

  private static MentionAnswer answer(MentionList.Found found, Map<Long, Member> people) {
    long comment = found.place().comment();
    return new MentionAnswer(
        found.suggestion().id(),
        comment == Mentions.TEXT ? null : comment,
        found.suggestion().title(),
        found.excerpt(),
        Author.of(people.get(found.place().byId())),
        found.place().at());
  }
}
