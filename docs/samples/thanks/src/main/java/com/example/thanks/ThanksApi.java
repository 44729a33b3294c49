package com.example.thanks;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.modules.Contribution;
import java.util.List;

/** The same for programs. It is in {@code /api/openapi.json} as soon as the module is there. */
final class ThanksApi {

  /**
   * The answer.
   *
   * @param items newest first
   */
  record Answer(List<Note> items) {}

  private final Notes notes;

  ThanksApi(Notes notes) {
    this.notes = notes;
  }

  List<Contribution> contributions() {
    return List.of(
        Route.get(
            "/api/v1/thanks",
            Permission.PUBLIC,
            RouteDocument.of("The newest notes")
                .query("limit", "integer", "1 to 100; 20 when absent")
                .giving(200, Answer.class),
            this::list));
  }

  private Reply list(Request request) {
    return Reply.json(new Answer(notes.newest(request.query("limit", 1, 100, 20))));
  }
}
