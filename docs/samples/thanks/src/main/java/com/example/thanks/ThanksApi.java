package com.example.thanks;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.lists.Slice;
import dev.millet.api.members.Members;
import dev.millet.api.members.Person;
import dev.millet.api.modules.Contribution;
import java.time.Instant;
import java.util.List;
import java.util.Map;

/** The same for programs. It is in {@code /api/openapi.json} as soon as the module is there. */
final class ThanksApi {

  /** What programs get. */
  record NoteAnswer(long id, Person author, Instant createdAt, String text) {}

  private final Notes notes;
  private final Members members;

  ThanksApi(Notes notes, Members members) {
    this.notes = notes;
    this.members = members;
  }

  List<Contribution> contributions() {
    return List.of(
        Route.get("/api/v1/thanks", Permission.PUBLIC, "Lists notes, newest first", this::list)
            .lists(NoteAnswer.class));
  }

  private Reply list(Request request) {
    Slice<Note> newest = notes.newest(request.list());
    Map<Long, Person> authors = members.people(newest, Note::author);
    return Reply.list(
        newest.map(
            note ->
                new NoteAnswer(
                    note.id(), authors.get(note.author()), note.createdAt(), note.text())));
  }
}
