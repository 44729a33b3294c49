package dev.millet.builds.page;

import dev.millet.api.forms.Input;
import dev.millet.api.gateway.FormVersion;
import dev.millet.api.gateway.Handler;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.members.Member;
import dev.millet.builds.build.EntryRequest;
import dev.millet.builds.build.EntryWrites;
import dev.millet.builds.http.BuildsApi;
import dev.millet.builds.page.BuildForms.MoveForm;
import java.util.List;

/** The forms with which the team changes the entries of a build. */
public final class EntryManager {

  private final EntryWrites entries;
  private final BuildEditor editor;

  /** Makes the routes. */
  public EntryManager(EntryWrites entries, BuildEditor editor) {
    this.entries = entries;
    this.editor = editor;
  }

  /** Returns the routes. */
  public List<Route> routes() {
    return List.of(
        post("/entries", "Adds an entry to a build", this::add),
        post("/entries/{entry}", "Edits an entry", this::editEntry),
        post("/entries/{entry}/remove", "Removes an entry", this::removeEntry),
        post("/entries/{entry}/move", "Moves an entry to another build", this::moveEntry));
  }

  private static Route post(String path, String summary, Handler handler) {
    return Route.post(BuildEditor.ONE + path, BuildsApi.PUBLISH, summary, handler);
  }

  private Reply add(Request request) {
    Input<EntryRequest> input = EntryRequest.RULES.read(BuildEditor.subjects(request.form()));
    return editor.changed(
        request, input, typed -> entries.add(request.id("id"), by(request), typed), "entry.added");
  }

  private Reply editEntry(Request request) {
    Input<EntryRequest> input = EntryRequest.RULES.read(BuildEditor.subjects(request.form()));
    FormVersion version = FormVersion.of(request);
    return editor.changed(
        request,
        input,
        typed ->
            entries.edit(
                request.id("entry"), by(request), read -> version.require(read.version()), typed),
        "saved");
  }

  private Reply removeEntry(Request request) {
    entries.remove(request.id("entry"), by(request), read -> {});
    return editor.done(request, "entry.removed");
  }

  private Reply moveEntry(Request request) {
    Input<MoveForm> input = request.form(MoveForm.RULES);
    return editor.changed(
        request,
        input,
        typed ->
            entries.move(
                request.id("entry"),
                by(request),
                typed.build().matches("[1-9][0-9]{0,17}") ? Long.parseLong(typed.build()) : 0,
                typed.reason()),
        "entry.moved");
  }

  private static Member by(Request request) {
    return request.identity().member();
  }
}
