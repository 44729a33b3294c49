package dev.millet.suggestions.page;

import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.lists.ListRequest;
import dev.millet.api.members.Member;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.suggestions.http.Answers;
import dev.millet.suggestions.mention.MentionList;
import dev.millet.suggestions.suggestion.Position;
import java.util.List;
import java.util.Map;

/** {@code /suggestions/mentions}: where the reader is mentioned. */
final class MentionsPage {

  static final String PATH = "/suggestions/mentions";

  private final MentionList list;
  private final Answers answers;
  private final Pages pages;

  MentionsPage(PageParts parts) {
    this.list =
        new MentionList(parts.database(), parts.suggestions(), parts.comments(), parts.markdown());
    this.answers = parts.answers();
    this.pages = parts.pages();
  }

  Reply show(Request request) {
    long member = request.member().id();
    String name = "mentions " + member;
    Position after =
        request.query("after").map(token -> Position.of(token, name)).orElse(Position.START);
    MentionList.Slice slice = list.read(member, after, ListRequest.DEFAULT_LIMIT);
    Map<Long, Member> people =
        answers.people(slice.mentions().stream().map(each -> each.place().byId()).toList());
    List<MentionsModel.Row> rows =
        slice.mentions().stream()
            .map(
                each ->
                    new MentionsModel.Row(
                        each.path(),
                        each.suggestion().title(),
                        each.excerpt(),
                        people.get(each.place().byId()),
                        each.place().at()))
            .toList();
    String next = slice.next() == null ? null : PATH + "?after=" + slice.next().token(name);
    String title = pages.view(request).text("mentions.title");
    return pages.page(request, Page.of(title, "mentions.jte", new MentionsModel(rows, next)));
  }
}
