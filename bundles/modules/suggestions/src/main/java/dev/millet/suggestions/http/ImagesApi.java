package dev.millet.suggestions.http;

import dev.millet.api.database.Database;
import dev.millet.api.forms.Rules;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.gateway.Upload;
import dev.millet.api.members.Member;
import dev.millet.suggestions.authoring.EditRight;
import dev.millet.suggestions.picture.Gallery;
import dev.millet.suggestions.picture.Gallery.NewPicture;
import dev.millet.suggestions.picture.Gallery.Picture;
import dev.millet.suggestions.suggestion.Suggestion;
import dev.millet.suggestions.suggestion.SuggestionGuard;
import dev.millet.suggestions.suggestion.Suggestions;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.List;
import org.jdbi.v3.core.Handle;

/** {@code /api/v1/suggestions/{id}/images}. */
public final class ImagesApi {

  private static final String PATH = "/api/v1/suggestions/{id}/images";

  private final Database database;
  private final Suggestions suggestions;
  private final SuggestionGuard guard;
  private final Gallery gallery;
  private final Rules<ImageRequest> rules;

  /**
   * An image of a suggestion in answers.
   *
   * @param path where it is served
   * @param alt what it shows; may be empty
   * @param width in pixels
   * @param height in pixels
   */
  public record ImageAnswer(
      String id, String path, String contentType, int width, int height, String alt) {

    static ImageAnswer of(Picture picture) {
      return new ImageAnswer(
          picture.image().id(),
          picture.image().path(),
          picture.image().contentType(),
          picture.image().width(),
          picture.image().height(),
          picture.alt());
    }
  }

  /** A whole body that is one image. */
  private record RawUpload(String contentType, byte[] content) implements Upload {

    @Override
    public String fileName() {
      return "";
    }

    @Override
    public long length() {
      return content.length;
    }

    @Override
    public InputStream open() {
      return new ByteArrayInputStream(content);
    }
  }

  public ImagesApi(
      Database database, Suggestions suggestions, SuggestionGuard guard, Gallery gallery) {
    this.database = database;
    this.suggestions = suggestions;
    this.guard = guard;
    this.gallery = gallery;
    this.rules = ImageRequest.rules(gallery.imageBytes());
  }

  public List<Route> routes() {
    return List.of(
        Route.post(
                PATH,
                SuggestionsApi.SUBMIT,
                RouteDocument.of("Adds an image to a suggestion")
                    .describing(
                        "For its author and for staff. The body may also be the image itself (PNG,"
                            + " JPEG, GIF or WebP). At most 5 images.")
                    .taking(rules)
                    .query("alt", "string", "What it shows, at most 200 characters")
                    .giving(201, ImageAnswer.class)
                    .problems(
                        "not-found", "invalid", "suggestions.not-yours", "members.not-active"),
                this::add)
            .withMaxBody(gallery.oneBytes()),
        Route.delete(
            PATH + "/{image}",
            SuggestionsApi.SUBMIT,
            RouteDocument.of("Removes an image from a suggestion")
                .giving(204, null)
                .problems("not-found", "suggestions.not-yours", "members.not-active"),
            this::remove));
  }

  private Reply add(Request request) {
    long id = request.id("id");
    database.read(handle -> mine(handle, request, id));
    NewPicture prepared = prepared(request);
    Long by = request.identity().signedIn().map(Member::id).orElse(null);
    Picture added =
        database.write(
            handle -> {
              take(handle, request, id);
              return gallery.add(handle, id, List.of(prepared), by).get(0);
            });
    return Reply.created(added.image().path(), ImageAnswer.of(added));
  }

  private NewPicture prepared(Request request) {
    String alt = request.query("alt").orElse("");
    String type = request.header("Content-Type").orElse("");
    if (!type.startsWith("multipart/form-data")) {
      Upload raw = new RawUpload(type, request.bytes());
      return gallery.prepare(List.of(raw), List.of(alt)).get(0);
    }
    ImageRequest typed = request.form(rules).require();
    String said = typed.alt().isEmpty() ? alt : typed.alt();
    return gallery.prepare(List.of(typed.image()), List.of(said)).get(0);
  }

  private Reply remove(Request request) {
    long id = request.id("id");
    String image = request.parameter("image");
    boolean had =
        database.write(
            handle -> {
              take(handle, request, id);
              return gallery.remove(handle, id, image);
            });
    if (!had) {
      throw Problem.notFound("The suggestion has no such image.").toException();
    }
    return Reply.noContent();
  }

  /**
   * Does the same as {@link #mine}, for one writer at a time: the number of images is read before
   * one is added.
   */
  private void take(Handle handle, Request request, long id) {
    Member by = request.identity().signedIn().orElse(null);
    EditRight.require(request.identity(), guard.edit(handle, id, by));
  }

  private Suggestion mine(Handle handle, Request request, long id) {
    Suggestion suggestion = suggestions.require(handle, id);
    EditRight.require(request.identity(), suggestion);
    return suggestion;
  }
}
