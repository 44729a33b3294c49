package dev.millet.images;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.images.Image;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Contributor;
import dev.millet.images.store.ImageStore;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Serves the images. */
@Component(service = Contributor.class)
public final class ImagesModule implements Contributor {

  private final ImageStore store;

  @Activate
  public ImagesModule(@Reference ImageStore store) {
    this.store = store;
  }

  @Override
  public List<Contribution> contributions() {
    return List.of(
        Route.get(
            "/images/{id}",
            Permission.PUBLIC,
            RouteDocument.of("The content of an image; who knows its id may see it."),
            this::serve));
  }

  // An image never changes. Opened by itself it is offered as a download, and whatever a browser
  // might take it for, nothing in it runs.
  private Reply serve(Request request) {
    String id = request.parameter("id");
    Image image =
        store.byIds(List.of(id)).values().stream()
            .findFirst()
            .orElseThrow(() -> Problem.notFound("There is no such image.").toException());
    return Reply.bytes(image.contentType(), store.content(image))
        .withHeader("Cache-Control", "public, max-age=31536000, immutable")
        .withHeader("Content-Disposition", "attachment; filename=\"" + fileName(image) + '"')
        .withHeader("Content-Security-Policy", "default-src 'none'; sandbox")
        .withHeader("Cross-Origin-Resource-Policy", "same-origin");
  }

  private static String fileName(Image image) {
    String ending = image.contentType().equals("image/png") ? ".png" : ".jpg";
    return image.id().substring(0, 8) + ending;
  }
}
