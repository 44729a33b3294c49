package dev.millet.suggestions.page;

import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Member;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import dev.millet.suggestions.http.Answers;
import dev.millet.suggestions.mention.MentionList;
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
    Slice<MentionList.Found> slice = list.read(request.member().id(), request.list());
    Map<Long, Member> people =
        answers.people(slice.items().stream().map(each -> each.place().byId()).toList());
    Slice<MentionRow> rows =
        slice.map(
            each ->
                new MentionRow(
                    each.path(),
                    each.suggestion().title(),
                    each.excerpt(),
                    people.get(each.place().byId()),
                    each.place().at()));
    String title = pages.view(request).text("mentions.title");
    return pages.page(request, Page.of(title, "mentions.jte", rows));
  }
}
