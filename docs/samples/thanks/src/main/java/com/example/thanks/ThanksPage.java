package com.example.thanks;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Members;
import dev.millet.api.members.Role;
import dev.millet.api.modules.Contribution;
import dev.millet.api.pages.NavigationEntry;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import java.util.List;

/** The page with the newest notes and the form to write one. */
final class ThanksPage {

  private static final String PATH = "/thanks";

  private final Notes notes;
  private final Members members;
  private final Pages pages;

  ThanksPage(Notes notes, Members members, Pages pages) {
    this.notes = notes;
    this.members = members;
    this.pages = pages;
  }

  List<Contribution> contributions() {
    return List.of(
        Route.get(PATH, Permission.PUBLIC, "Thanks", this::show),
        Route.post(PATH, Permission.toWrite("thanks.say", Role.MEMBER), "Say thanks", this::say),
        new NavigationEntry(PATH, "navigation", 500, Permission.PUBLIC));
  }

  private Reply show(Request request) {
    return page(request, "", false);
  }

  private Reply say(Request request) {
    String text = request.form().value("note").strip();
    if (!Note.isFine(text)) {
      return page(request, text, true).withStatus(422);
    }
    notes.say(request.member().id(), text);
    return pages.withNotice(Reply.seeOther(PATH), "said");
  }

  private Reply page(Request request, String written, boolean wrong) {
    Slice<Note> newest = notes.newest(request.list());
    return pages.page(
        request,
        Page.of(
            pages.view(request).text("title"),
            "thanks.jte",
            new ThanksModel(newest, members.people(newest, Note::author), written, wrong)));
  }
}
