package dev.millet.images;

import dev.millet.api.gateway.Permission;
import dev.millet.api.gateway.Problem;
import dev.millet.api.gateway.Reply;
import dev.millet.api.gateway.Request;
import dev.millet.api.gateway.Route;
import dev.millet.api.gateway.RouteDocument;
import dev.millet.api.images.Image;
import dev.millet.api.images.ImageSize;
import dev.millet.api.modules.Contribution;
import dev.millet.api.modules.Contributor;
import dev.millet.images.store.ImageStore;
import dev.millet.images.store.ThumbnailStore;
import java.util.Arrays;
import java.util.List;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/** Serves the images. */
@Component(service = Contributor.class)
public final class ImagesModule implements Contributor {

  private final ImageStore store;
  private final CheckedImages images;

  @Activate
  public ImagesModule(@Reference ImageStore store, @Reference CheckedImages images) {
    this.store = store;
    this.images = images;
  }

  @Override
  public List<Contribution> contributions() {
    return List.of(
        Route.get(
            "/images/{id}",
            Permission.PUBLIC,
            RouteDocument.of("The content of an image; who knows its id may see it."),
            this::serve),
        Route.get(
            "/images/{id}/{size}",
            Permission.PUBLIC,
            RouteDocument.of("An image at most 96 (icon) or 512 (small) pixels wide and high."),
            this::serveSmall));
  }

  private Reply serve(Request request) {
    Image image = find(request);
    return reply(image, image.contentType(), store.content(image));
  }

  private Reply serveSmall(Request request) {
    ImageSize size =
        Arrays.stream(ImageSize.values())
            .filter(each -> each.word().equals(request.parameter("size")))
            .findFirst()
            .orElseThrow(() -> Problem.notFound("There is no such size.").toException());
    Image image = find(request);
    ThumbnailStore.Thumbnail small = images.thumbnail(image, size);
    return reply(image, small.contentType(), small.content());
  }

  private Image find(Request request) {
    return store.byIds(List.of(request.parameter("id"))).values().stream()
        .findFirst()
        .orElseThrow(() -> Problem.notFound("There is no such image.").toException());
  }

  // An image never changes. Opened by itself it is offered as a download, and whatever a browser
  // might take it for, nothing in it runs.
  private static Reply reply(Image image, String contentType, byte[] content) {
    String ending = contentType.equals("image/png") ? ".png" : ".jpg";
    String fileName = image.id().substring(0, 8) + ending;
    return Reply.bytes(contentType, content)
        .withHeader("Cache-Control", "public, max-age=31536000, immutable")
        .withHeader("Content-Disposition", "attachment; filename=\"" + fileName + '"')
        .withHeader("Content-Security-Policy", "default-src 'none'; sandbox")
        .withHeader("Cross-Origin-Resource-Policy", "same-origin");
  }
}
