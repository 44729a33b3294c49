package com.example.thanks;

import dev.millet.api.database.Database;
import dev.millet.api.forms.Input;
import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.guard.Guard;
import dev.millet.api.journal.Journal;
import dev.millet.api.journal.JournalItem;
import dev.millet.api.journal.JournalType;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.MemberData;
import dev.millet.api.members.Members;
import dev.millet.api.members.Person;
import dev.millet.api.members.Role;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Contributor;
import dev.millet.api.pages.NavigationEntry;
import dev.millet.api.pages.Page;
import dev.millet.api.pages.Pages;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Thanks: the page, the API, and what members have a right to. */
@Component(service = Contributor.class)
public final class ThanksModule implements Contributor {

  private static final String PAGE = "/thanks";
  private static final String API = "/api/v1/thanks";
  private static final Permission SAY = Permission.toWrite("thanks.say", Role.MEMBER);

  /** A note as programs get it. */
  record NoteAnswer(long id, Person author, Instant createdAt, String text) {}

  private final Notes notes;
  private final Members members;
  private final Pages pages;

  @Activate
  public ThanksModule(
      @Reference Database database,
      @Reference Journal journal,
      @Reference Guard guard,
      @Reference Members members,
      @Reference Pages pages) {
    this.notes = new Notes(database, journal, guard);
    this.members = members;
    this.pages = pages;
  }

  @Override
  public List<Contribution> contributions() {
    return List.of(
        Route.get(PAGE, Permission.PUBLIC, "Thanks", this::page),
        Route.post(PAGE, SAY, "Say thanks", this::submit),
        Route.get(API, Permission.PUBLIC, "Lists notes, newest first", this::list)
            .lists(NoteAnswer.class),
        Route.post(API, SAY, "Adds a note", this::add)
            .takes(NewNote.RULES)
            .returns(201, NoteAnswer.class),
        new NavigationEntry(PAGE, "navigation", 500, Permission.PUBLIC),
        JournalType.of("thanks.said", Notes.Said.class)
            .by("member")
            .making(JournalItem.of("note", "note")),
        MemberData.of("thanks", notes::of, notes::erase));
  }

  private Reply list(Request request) {
    Slice<Note> newest = notes.newest(request.list());
    Map<Long, Person> authors = members.people(newest, Note::author);
    return Reply.list(newest.map(note -> answer(note, authors.get(note.author()))));
  }

  private Reply add(Request request) {
    Note note = notes.say(request.member().id(), request.json(NewNote.RULES));
    return Reply.json(201, answer(note, Person.of(request.member())));
  }

  private static NoteAnswer answer(Note note, Person author) {
    return new NoteAnswer(note.id(), author, note.createdAt(), note.text());
  }

  private Reply page(Request request) {
    return show(request, NewNote.RULES.blank());
  }

  private Reply submit(Request request) {
    Input<NewNote> input = request.form(NewNote.RULES);
    if (input.hasErrors()) {
      return show(request, input).withStatus(422);
    }
    notes.say(request.member().id(), input.value());
    return pages.withNotice(Reply.seeOther(PAGE), "said");
  }

  private Reply show(Request request, Input<NewNote> input) {
    Slice<Note> newest = notes.newest(request.list());
    ThanksModel model = new ThanksModel(newest, members.people(newest, Note::author), input);
    return pages.page(request, Page.of(pages.view(request).text("title"), "thanks.jte", model));
  }
}
